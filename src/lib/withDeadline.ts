import type { Clock } from './Clock.ts';
import { systemClock } from './systemClock.ts';
import { untilAborted } from './untilAborted.ts';

/** How long a person waits for one answer before the screen shows a failure, in milliseconds. */
export const DEADLINE = 30_000;

/**
 * Runs a function that must finish within `milliseconds` and before `outer` aborts. Otherwise, the
 * function's signal aborts and the promise rejects, even if the function ignores the signal. The
 * error is a `TimeoutError` or the reason of `outer`.
 */
export async function withDeadline<T>(
  milliseconds: number,
  run: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
  clock: Clock = systemClock,
): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const cancel = clock.startTimer(() => {
    const error = new Error(`no answer within ${milliseconds / 1000} s`);
    error.name = 'TimeoutError';
    controller.abort(error);
  }, milliseconds);
  // Not `AbortSignal.any`: browsers of 2023 lack it.
  const handleAbort = () => controller.abort(outer?.reason);
  outer?.addEventListener('abort', handleAbort);
  if (outer?.aborted) handleAbort();
  try {
    return await untilAborted(run(signal), signal);
  } finally {
    cancel();
    outer?.removeEventListener('abort', handleAbort);
  }
}
