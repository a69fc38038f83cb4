import { setTimeout as sleep } from 'node:timers/promises';
import { formatTable } from './formatTable.ts';
import { getBusiestSecond } from './getBusiestSecond.ts';
import { getPercentile } from './getPercentile.ts';
import type { Row } from './ROWS.ts';
import { startSite } from './startSite.ts';
import type { Lab, Site } from './startSite.ts';

/** A server with the default limits, while others send far more calls than the API allows. */
export interface OverloadResult {
  row: Row;
  busy: readonly Answer[];
  /** Of one more entity, which sends a call, waits for the answer, and pauses. */
  quiet: readonly Answer[];
  /** The most calls within any second that the API received, and that the processes sent. */
  mostReceived: number;
  mostSent: number;
}

interface Answer {
  status: number;
  /** In milliseconds. */
  latency: number;
}

const SECONDS = 8;
/** Together they could use up the limit. Each may send 10 calls a second. */
const BUSY_ENTITIES = 5;
/** Calls a second of the busy entities together: four times the limit. */
const RATE = 100;
/** Milliseconds. */
const PAUSE = 100;

/** Sends the call of one entity to one of the processes. */
async function sendCall({ target }: Site, entity: number, turn: number): Promise<Answer> {
  const { urls, requests } = target;
  const url = urls[turn % urls.length] ?? '';
  const headers = requests[entity]?.headers ?? {};
  const start = performance.now();
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(20_000) });
  await answer.text();
  return { status: answer.status, latency: performance.now() - start };
}

/** Sends calls at a fixed rate, however long the answers take. */
async function sendBusyCalls(site: Site): Promise<Answer[]> {
  const start = performance.now();
  const calls: Promise<Answer>[] = [];
  while (calls.length < RATE * SECONDS) {
    const turn = calls.length;
    calls.push(sendCall(site, turn % BUSY_ENTITIES, Math.floor(turn / BUSY_ENTITIES)));
    // oxlint-disable-next-line no-await-in-loop -- one at a time
    await sleep(start + (calls.length * 1000) / RATE - performance.now());
  }
  return Promise.all(calls);
}

async function sendQuietCalls(site: Site): Promise<Answer[]> {
  const end = performance.now() + SECONDS * 1000;
  const answers: Answer[] = [];
  while (performance.now() < end) {
    // oxlint-disable no-await-in-loop -- one at a time
    answers.push(await sendCall(site, BUSY_ENTITIES, answers.length));
    await sleep(PAUSE);
    // oxlint-enable no-await-in-loop
  }
  return answers;
}

/** Overloads one server after another. */
export async function measureOverload(rows: readonly Row[], lab: Lab): Promise<OverloadResult[]> {
  const results: OverloadResult[] = [];
  for (const row of rows) {
    // oxlint-disable no-await-in-loop -- one after another, because they share the processors
    const site = await startSite(row, lab);
    try {
      const [busy, quiet] = await Promise.all([sendBusyCalls(site), sendQuietCalls(site)]);
      const mostReceived = await site.sandbox.ask('countBusiestSecond');
      const sent = await Promise.all(site.servers.map((server) => server.ask('listSent')));
      const mostSent = getBusiestSecond(sent.flat().toSorted((a, b) => a - b));
      results.push({ row, busy, quiet, mostReceived, mostSent });
    } finally {
      site.stop();
    }
    // oxlint-enable no-await-in-loop
  }
  return results;
}

/** Formats the results as text. */
export function describeOverload(results: readonly OverloadResult[]): string {
  const isRefused = ({ status }: Answer) => status === 429;
  return formatTable([
    [
      `default limits, ${RATE} calls/s`,
      'busiest second: received',
      'sent',
      'refused %',
      'quiet entity: calls',
      'refused',
      'p50 ms',
      'p99 ms',
    ],
    ...results.map(({ row, busy, quiet, mostReceived, mostSent }) => {
      const latencies = quiet.map(({ latency }) => latency);
      return [
        row.title,
        String(mostReceived),
        String(mostSent),
        ((busy.filter(isRefused).length / busy.length) * 100).toFixed(0),
        String(quiet.length),
        String(quiet.filter(isRefused).length),
        getPercentile(latencies, 0.5).toFixed(0),
        getPercentile(latencies, 0.99).toFixed(0),
      ];
    }),
  ]);
}
