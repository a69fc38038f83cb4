import type { OverloadResult } from './measureOverload.ts';
import type { RowResult } from './measureRows.ts';
import type { StartResult } from './measureStart.ts';
import type { StreamResult } from './measureStreams.ts';

/**
 * Bytes of one process. In 20 runs, the heap grew by -0.2 to 1.3 MB, from compiled code and sockets.
 * It grew no further in 30 s and 47,000 responses than in 10 s. At 1000 responses a second, a run of
 * 10 s detects a leak of more than 200 bytes per call, and the default of 3 s three times that.
 */
const MOST_GROWTH = 2_000_000;

/** Bytes of heap for each stream that has ended, from tables that have grown. */
const MOST_KEPT = 1000;

/** Calls a second that the API allows a partner. */
const MOST_CALLS = 30;

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
  const mostGrowth = MOST_GROWTH * (row.processes ?? 1);
  if (growth > mostGrowth) {
    const [grown, most] = [growth, mostGrowth].map((bytes) => (bytes / 1e6).toFixed(1));
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

/** Returns a sentence for each problem of the default limits. */
export function findBrokenLimits(results: readonly OverloadResult[]): string[] {
  return results.flatMap(({ row, busy, quiet, mostReceived, mostSent }) => {
    const wrong = [...busy, ...quiet].find(({ status }) => status !== 200 && status !== 429);
    return [
      ...(wrong ? [`overloaded, ${row.title}: a call was answered with ${wrong.status}`] : []),
      // On a busy machine, calls may arrive closer together than they were sent.
      ...(mostReceived > MOST_CALLS
        ? [
            `overloaded, ${row.title}: in its busiest second, the API received ${mostReceived} ` +
              `calls (sent: at most ${mostSent} in a second)`,
          ]
        : []),
    ];
  });
}

/** Returns a sentence if the processes of a server did not share a token. */
export function findExtraTokens({ tokenRequests, firstError }: StartResult): string[] {
  if (tokenRequests === 1) return [];
  const cause = firstError === undefined ? '' : `. The first error: ${firstError}`;
  return [`processes that start together requested ${tokenRequests} tokens instead of 1${cause}`];
}
