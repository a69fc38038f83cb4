import { formatTable } from './formatTable.ts';
import type { RowResult } from './measureRows.ts';
import { BASELINE } from './ROWS.ts';
import type { LoadResult } from './runLoad.ts';

const HEAD = [
  '',
  'processor µs/request',
  'ratio',
  'requests/s',
  'p50 ms',
  'p99 ms',
  'errors',
  'timeouts',
  'non-2xx',
  'wrong body',
];

/** Formats the results as text. */
export function describeRows(results: readonly RowResult[]): string {
  const baseline = getProcessorTime(results.find(({ row }) => row === BASELINE));
  const describe = (result: RowResult) => [
    result.row.title,
    ...describeProcessor(getProcessorTime(result), baseline),
    ...describeLoad(result.load),
  ];
  const servers = results.flatMap(({ row, server }) => (server ? [{ row, ...server }] : []));
  return [
    formatTable([HEAD, ...results.map(describe)]),
    formatTable([
      ['after a GC, MB', 'heap before', 'after', 'growth', 'RSS before', 'after', 'growth'],
      ...servers.map(({ row, before, after }) => [
        row.title,
        ...describeGrowth(before.heap, after.heap),
        ...describeGrowth(before.rss, after.rss),
      ]),
    ]),
  ].join('\n\n');
}

/** Microseconds a request. */
function getProcessorTime(result: RowResult | undefined): number | undefined {
  const usage = result?.server?.usage;
  return usage && usage.processor / usage.requests;
}

function describeProcessor(time: number | undefined, baseline: number | undefined): string[] {
  if (time === undefined || baseline === undefined) return ['', ''];
  return [time.toFixed(0), (time / baseline).toFixed(2)];
}

function describeLoad(load: LoadResult): string[] {
  const { seconds, latencies, errors, timeouts, non2xx, mismatches } = load;
  const sorted = latencies.toSorted((a, b) => a - b);
  const getPercentile = (share: number) =>
    Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
  return [
    (latencies.length / seconds).toFixed(0),
    ...[getPercentile(0.5), getPercentile(0.99), errors, timeouts, non2xx, mismatches].map(String),
  ];
}

function describeGrowth(before: number, after: number): string[] {
  return [before, after, after - before].map((bytes) => (bytes / 1e6).toFixed(1));
}
