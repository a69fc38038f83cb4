import type { Row } from './ROWS.ts';
import { runLoad } from './runLoad.ts';
import type { LoadResult } from './runLoad.ts';
import type { ServerReport, ServerUsage } from './serverProcess.ts';
import { startSite } from './startSite.ts';
import type { Lab, Site } from './startSite.ts';

export interface RowResult {
  row: Row;
  /** All rounds together. */
  load: LoadResult;
  /** All processes of the server together. */
  server?: {
    /** What the server used in all rounds. */
    usage: ServerUsage;
    /** Between the warm-up and the load, and after the load. */
    before: ServerReport;
    after: ServerReport;
    tokenRequests: number;
  };
}

const WARM_UP_SECONDS = 1;
const ROUNDS = 3;

const sumOf = <Item>(items: readonly Item[], read: (item: Item) => number) =>
  items.reduce((sum, item) => sum + read(item), 0);

const addUsages = (usages: readonly ServerUsage[]): ServerUsage => ({
  processor: sumOf(usages, ({ processor }) => processor),
  requests: sumOf(usages, ({ requests }) => requests),
});

async function readUsage({ servers }: Site): Promise<ServerUsage> {
  return addUsages(await Promise.all(servers.map((server) => server.ask('readUsage'))));
}

async function readReport({ servers }: Site): Promise<ServerReport> {
  const reports = await Promise.all(servers.map((server) => server.ask('measure')));
  return {
    heap: sumOf(reports, ({ heap }) => heap),
    rss: sumOf(reports, ({ rss }) => rss),
    errors: sumOf(reports, ({ errors }) => errors),
    firstError: reports.find(({ firstError }) => firstError !== undefined)?.firstError,
  };
}

/** Runs the load once. Returns what the server used for it. */
async function runRound(site: Site, connections: number, seconds: number) {
  await site.sandbox.ask('waitForConnections');
  const before = await readUsage(site);
  const load = await runLoad(site.target, connections, seconds);
  const after = await readUsage(site);
  const usage = {
    processor: after.processor - before.processor,
    requests: after.requests - before.requests,
  };
  return { load, usage };
}

type Round = Awaited<ReturnType<typeof runRound>>;

const addRounds = (rounds: readonly Round[]): Round => ({
  load: {
    seconds: sumOf(rounds, ({ load }) => load.seconds),
    latencies: rounds.flatMap(({ load }) => load.latencies),
    errors: sumOf(rounds, ({ load }) => load.errors),
    timeouts: sumOf(rounds, ({ load }) => load.timeouts),
    non2xx: sumOf(rounds, ({ load }) => load.non2xx),
    mismatches: sumOf(rounds, ({ load }) => load.mismatches),
  },
  usage: addUsages(rounds.map(({ usage }) => usage)),
});

/** Puts the same load on every row, by rounds in turn, so that a busy machine slows all of them. */
export async function measureRows(rows: readonly Row[], lab: Lab): Promise<RowResult[]> {
  const { seconds, connections } = lab.options;
  const sites: Site[] = [];
  try {
    const reports: ServerReport[] = [];
    // oxlint-disable no-await-in-loop -- one after another, because they share the processors
    for (const row of rows) {
      const site = await startSite(row, lab);
      sites.push(site);
      await runRound(site, connections, WARM_UP_SECONDS);
      reports.push(await readReport(site));
    }
    const rounds = new Map<Site, Round[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const site of sites) {
        const done = await runRound(site, connections, seconds / ROUNDS);
        rounds.set(site, [...(rounds.get(site) ?? []), done]);
      }
    }
    // oxlint-enable no-await-in-loop
    return await Promise.all(
      sites.map(async (site, index) => {
        const { row, sandbox, servers } = site;
        const { load, usage } = addRounds(rounds.get(site) ?? []);
        const before = reports[index];
        if (!before || servers.length === 0) return { row, load };
        const after = await readReport(site);
        const tokenRequests = await sandbox.ask('countTokenRequests');
        return { row, load, server: { usage, before, after, tokenRequests } };
      }),
    );
  } finally {
    for (const { stop } of sites) stop();
  }
}
