import { formatTable } from './formatTable.ts';
import { getPercentile } from './getPercentile.ts';
import type { RowResult } from './measureRows.ts';
import { BASELINE } from './ROWS.ts';

const HEAD = [
  '',
  'processor µs/request',
  'ratio',
  'requests/s',
  'p50 ms',
  'ratio',
  'p99 ms',
  'ratio',
  'errors',
  'timeouts',
  'non-2xx',
  'wrong body',
];

/** Formats the results as text. Ratios compare a row with the baseline. */
export function describeRows(results: readonly RowResult[]): string {
  const baseline = results.find(({ row }) => row === BASELINE);
  const servers = results.flatMap(({ row, server }) => (server ? [{ row, ...server }] : []));
  return [
    formatTable([HEAD, ...results.map((result) => describeRow(result, baseline))]),
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

function describeRow(result: RowResult, baseline: RowResult | undefined): string[] {
  const { seconds, latencies, errors, timeouts, non2xx, mismatches } = result.load;
  const compare = (read: (result: RowResult) => number | undefined) => {
    const [value, other] = [read(result), baseline && read(baseline)];
    if (value === undefined) return ['', ''];
    return [value.toFixed(0), other === undefined ? '' : (value / other).toFixed(2)];
  };
  return [
    result.row.title,
    ...compare(getProcessorTime),
    (latencies.length / seconds).toFixed(0),
    ...compare(({ load }) => getPercentile(load.latencies, 0.5)),
    ...compare(({ load }) => getPercentile(load.latencies, 0.99)),
    ...[errors, timeouts, non2xx, mismatches].map(String),
  ];
}

/** Microseconds a request, of all processes of the server together. */
function getProcessorTime({ server }: RowResult): number | undefined {
  return server && server.usage.processor / server.usage.requests;
}

function describeGrowth(before: number, after: number): string[] {
  return [before, after, after - before].map((bytes) => (bytes / 1e6).toFixed(1));
}
