import type { Measurement } from './measureServer.ts';

/**
 * Bytes. In 20 runs the heap grew by -0.2 to 1.3 MB: compiled code and sockets. It was no more after
 * 30 s and 47,000 answers than after 10 s. At 1000 answers a second, 10 s find whatever keeps more
 * than 200 bytes of each call; `--seconds 60` finds a sixth of that.
 */
const MOST_GROWTH = 2_000_000;

const LOADS = { direct: 'sandbox alone', proxied: 'through the proxy' } as const;

/** What must not be, a sentence each. */
export function findTrouble(measurement: Measurement): string[] {
  const { before, after, tokenRequests } = measurement;
  const troubles: string[] = [];
  for (const load of ['direct', 'proxied'] as const) {
    const { requestsPerSecond, errors, timeouts, non2xx, mismatches } = measurement[load];
    const counts = {
      errors,
      timeouts,
      'answers that are not 2xx': non2xx,
      'wrong answers': mismatches,
    };
    for (const [what, count] of Object.entries(counts)) {
      if (count > 0) troubles.push(`${LOADS[load]}, ${what}: ${count}`);
    }
    if (requestsPerSecond === 0) troubles.push(`${LOADS[load]}, answers: none`);
  }
  if (after.errors > 0) {
    troubles.push(
      `the proxy told onError of ${after.errors} errors, at first: ${after.firstError}`,
    );
  }
  const growth = after.heap - before.heap;
  if (growth > MOST_GROWTH) {
    const [grown, most] = [growth, MOST_GROWTH].map((bytes) => (bytes / 1e6).toFixed(1));
    troubles.push(`the proxy's heap grew by ${grown} MB, more than ${most} MB`);
  }
  if (tokenRequests !== 1) {
    troubles.push(`${tokenRequests} requests for a token reached the API, not 1`);
  }
  return troubles;
}
