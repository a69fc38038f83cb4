import { formatTable } from './formatTable.ts';
import type { Measurement } from './measureServer.ts';
import type { LoadResult } from './runLoad.ts';

/** Formats the measurement as text. */
export function describeMeasurement({
  direct,
  proxied,
  before,
  after,
  tokenRequests,
}: Measurement): string {
  const ratio = proxied.requestsPerSecond / direct.requestsPerSecond;
  return [
    formatTable([
      ['', 'requests/s', 'p50 ms', 'p99 ms', 'errors', 'timeouts', 'non-2xx', 'wrong body'],
      ['sandbox alone', ...describeLoad(direct)],
      ['through the proxy', ...describeLoad(proxied)],
      ['ratio', ratio.toFixed(2)],
    ]),
    formatTable([
      ['proxy, after a GC', 'before', 'after', 'growth'],
      ['heap MB', ...describeGrowth(before.heap, after.heap)],
      ['RSS MB', ...describeGrowth(before.rss, after.rss)],
    ]),
    `token requests upstream: ${tokenRequests}`,
  ].join('\n\n');
}

function describeLoad(load: LoadResult): string[] {
  const { requestsPerSecond, p50, p99, errors, timeouts, non2xx, mismatches } = load;
  return [
    requestsPerSecond.toFixed(0),
    ...[p50, p99, errors, timeouts, non2xx, mismatches].map(String),
  ];
}

function describeGrowth(before: number, after: number): string[] {
  return [before, after, after - before].map((bytes) => (bytes / 1e6).toFixed(1));
}
