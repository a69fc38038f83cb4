import { BASE_PATH } from './createBenchHandler.ts';
import type { BenchOptions } from './readOptions.ts';
import type { Row } from './ROWS.ts';
import { runLoad } from './runLoad.ts';
import type { LoadResult, LoadTarget } from './runLoad.ts';
import type { SandboxAnswers, SandboxReady } from './sandboxProcess.ts';
import type { ServerAnswers, ServerReady, ServerReport, ServerUsage } from './serverProcess.ts';
import { startProcess } from './startProcess.ts';

export interface RowResult {
  row: Row;
  /** All rounds together. */
  load: LoadResult;
  server?: {
    /** What the server used in all rounds. */
    usage: ServerUsage;
    /** Between the warm-up and the load, and after the load. */
    before: ServerReport;
    after: ServerReport;
    tokenRequests: number;
  };
}

/** The processes of one row. */
interface Site {
  row: Row;
  sandbox: SandboxProcess;
  server: ServerProcess | undefined;
  target: LoadTarget;
}

type SandboxProcess = Awaited<ReturnType<typeof startSandbox>>;
type ServerProcess = Awaited<ReturnType<typeof startServer>>;

const WARM_UP_SECONDS = 2;
const ROUNDS = 5;
const CALL = '/accounting_connections';

const startSandbox = ({ connections }: BenchOptions) =>
  startProcess<SandboxReady, SandboxAnswers>('sandboxProcess.ts', {
    CONNECTIONS: String(connections),
  });

const startServer = ({ kind, env }: Row, sandbox: SandboxReady, version: string) =>
  startProcess<ServerReady, ServerAnswers>('serverProcess.ts', {
    KIND: String(kind),
    MONITE_API_URL: sandbox.apiUrl,
    MONITE_CLIENT_ID: sandbox.clientId,
    MONITE_CLIENT_SECRET: sandbox.clientSecret,
    MONITE_API_VERSION: version,
    ACCESS_TOKEN: sandbox.accessToken,
    ...env,
  });

/** The upstream call of a server, and the response of the sandbox. */
async function getDirectTarget(
  { apiUrl, accessToken, entityId }: SandboxReady,
  version: BenchOptions['version'],
) {
  const url = apiUrl + CALL;
  const headers = {
    Accept: 'application/json',
    Authorization: `Bearer ${accessToken}`,
    'X-Monite-Entity-Id': entityId,
    'X-Monite-Version': version,
  };
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(10_000) });
  return { url, headers, body: await answer.text() } satisfies LoadTarget;
}

/** Each row has a sandbox of its own, because the log of a sandbox grows with every call. */
async function startSite(row: Row, options: BenchOptions, stops: (() => void)[]): Promise<Site> {
  const sandbox = await startSandbox(options);
  stops.push(sandbox.stop);
  const target = await getDirectTarget(sandbox.ready, options.version);
  if (!row.kind) return { row, sandbox, server: undefined, target };
  const server = await startServer(row, sandbox.ready, options.version);
  stops.push(server.stop);
  const url = server.ready.url + BASE_PATH + CALL;
  const headers = {
    Cookie: `session=${sandbox.ready.entityId}`,
    'Sec-Fetch-Site': 'same-origin',
  };
  return { row, sandbox, server, target: { url, headers, body: target.body } };
}

/** Runs the load once. Returns what the server used for it. */
async function runRound({ sandbox, server, target }: Site, connections: number, seconds: number) {
  await sandbox.ask('waitForConnections');
  const before = await server?.ask('readUsage');
  const load = await runLoad(target, connections, seconds);
  const after = await server?.ask('readUsage');
  const usage = {
    processor: (after?.processor ?? 0) - (before?.processor ?? 0),
    requests: (after?.requests ?? 0) - (before?.requests ?? 0),
  };
  return { load, usage };
}

type Round = Awaited<ReturnType<typeof runRound>>;

function addRounds(rounds: readonly Round[]): Round {
  const sum = (read: (round: Round) => number) => rounds.reduce((all, one) => all + read(one), 0);
  return {
    load: {
      seconds: sum(({ load }) => load.seconds),
      latencies: rounds.flatMap(({ load }) => load.latencies),
      errors: sum(({ load }) => load.errors),
      timeouts: sum(({ load }) => load.timeouts),
      non2xx: sum(({ load }) => load.non2xx),
      mismatches: sum(({ load }) => load.mismatches),
    },
    usage: {
      processor: sum(({ usage }) => usage.processor),
      requests: sum(({ usage }) => usage.requests),
    },
  };
}

/** Puts the same load on every row, by rounds in turn, so that a busy machine slows all of them. */
export async function measureRows(
  rows: readonly Row[],
  options: BenchOptions,
): Promise<RowResult[]> {
  const { seconds, connections } = options;
  const stops: (() => void)[] = [];
  try {
    const sites: Site[] = [];
    const reports: (ServerReport | undefined)[] = [];
    // oxlint-disable no-await-in-loop -- one after another, because they share the processors
    for (const row of rows) {
      const site = await startSite(row, options, stops);
      await runRound(site, connections, WARM_UP_SECONDS);
      sites.push(site);
      reports.push(await site.server?.ask('measure'));
    }
    const rounds = new Map<Site, Round[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const site of sites) {
        const done = await runRound(site, connections, seconds / ROUNDS);
        rounds.set(site, [...(rounds.get(site) ?? []), done]);
      }
    }
    const results: RowResult[] = [];
    for (const [index, site] of sites.entries()) {
      const { load, usage } = addRounds(rounds.get(site) ?? []);
      const before = reports[index];
      const after = await site.server?.ask('measure');
      const tokenRequests = await site.sandbox.ask('countTokenRequests');
      const { row } = site;
      const server = before && after && { usage, before, after, tokenRequests };
      results.push({ row, load, ...(server && { server }) });
    }
    // oxlint-enable no-await-in-loop
    return results;
  } finally {
    for (const stop of stops) stop();
  }
}
