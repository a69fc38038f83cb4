import type { RowResult } from './measureRows.ts';
import type { StreamResult } from './measureStreams.ts';

/**
 * Bytes. In 20 runs, the heap grew by -0.2 to 1.3 MB, from compiled code and sockets. It grew no
 * further in 30 s and 47,000 responses than in 10 s. At 1000 responses a second, a run of 10 s
 * detects a leak of more than 200 bytes per call. `--seconds 60` detects a sixth of that.
 */
const MOST_GROWTH = 2_000_000;

/** Bytes of heap for each stream that has ended, from tables that have grown. */
const MOST_KEPT = 1000;

/** Returns a sentence for each problem. */
export function findTrouble(results: readonly RowResult[]): string[] {
  return results.flatMap((result) => [...findWrongAnswers(result), ...findBrokenPromises(result)]);
}

function findWrongAnswers({ row, load }: RowResult): string[] {
  const { latencies, errors, timeouts, non2xx, mismatches } = load;
  const counts = {
    errors,
    timeouts,
    'responses that are not 2xx': non2xx,
    'wrong responses': mismatches,
  };
  const troubles = Object.entries(counts).flatMap(([what, count]) =>
    count > 0 ? [`${row.title}, ${what}: ${count}`] : [],
  );
  return latencies.length === 0 ? [...troubles, `${row.title}, responses: none`] : troubles;
}

function findBrokenPromises({ row, server }: RowResult): string[] {
  if (!row.isOurs || !server) return [];
  const { before, after, tokenRequests } = server;
  const troubles: string[] = [];
  if (after.errors > 0) {
    troubles.push(
      `${row.title} reported ${after.errors} errors to onError. The first: ${after.firstError}`,
    );
  }
  const growth = after.heap - before.heap;
  if (growth > MOST_GROWTH) {
    const [grown, most] = [growth, MOST_GROWTH].map((bytes) => (bytes / 1e6).toFixed(1));
    troubles.push(`the heap of ${row.title} grew by ${grown} MB, which exceeds ${most} MB`);
  }
  if (tokenRequests !== 1) {
    troubles.push(`${row.title}: ${tokenRequests} token requests reached the API instead of 1`);
  }
  return troubles;
}

/** Returns a sentence if the server has kept memory of streams that have ended. */
export function findKeptStreams({ count, before, after }: StreamResult): string[] {
  const kept = (after.heap - before.heap) / count;
  return kept > MOST_KEPT ? [`each ended stream keeps ${Math.round(kept)} bytes of heap`] : [];
}
