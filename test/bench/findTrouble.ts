import type { Measurement } from './measureServer.ts';

/**
 * Bytes. In 20 runs, the heap grew by -0.2 to 1.3 MB, from compiled code and sockets. It grew no
 * further in 30 s and 47,000 responses than in 10 s. At 1000 responses a second, a run of 10 s
 * detects a leak of more than 200 bytes per call. `--seconds 60` detects a sixth of that.
 */
const MOST_GROWTH = 2_000_000;

const LOADS = { direct: 'sandbox alone', proxied: 'through the proxy' } as const;

/** Returns a sentence for each problem. */
export function findTrouble(measurement: Measurement): string[] {
  const { before, after, tokenRequests } = measurement;
  const troubles: string[] = [];
  for (const load of ['direct', 'proxied'] as const) {
    const { requestsPerSecond, errors, timeouts, non2xx, mismatches } = measurement[load];
    const counts = {
      errors,
      timeouts,
      'responses that are not 2xx': non2xx,
      'wrong responses': mismatches,
    };
    for (const [what, count] of Object.entries(counts)) {
      if (count > 0) troubles.push(`${LOADS[load]}, ${what}: ${count}`);
    }
    if (requestsPerSecond === 0) troubles.push(`${LOADS[load]}, responses: none`);
  }
  if (after.errors > 0) {
    troubles.push(
      `the proxy reported ${after.errors} errors to onError. The first: ${after.firstError}`,
    );
  }
  const growth = after.heap - before.heap;
  if (growth > MOST_GROWTH) {
    const [grown, most] = [growth, MOST_GROWTH].map((bytes) => (bytes / 1e6).toFixed(1));
    troubles.push(`the proxy's heap grew by ${grown} MB, which exceeds ${most} MB`);
  }
  if (tokenRequests !== 1) {
    troubles.push(`${tokenRequests} token requests reached the API instead of 1`);
  }
  return troubles;
}
