import type { Clock } from './Clock.ts';
import { systemClock } from './systemClock.ts';

/** The milliseconds that a person waits for any one answer before the screen says that it failed. */
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
  let cancel: (() => void) | undefined;
  let handleAbort: (() => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    const stop = (reason: unknown) => {
      controller.abort(reason);
      reject(reason);
    };
    cancel = clock.startTimer(() => {
      const error = new Error(`no answer within ${milliseconds / 1000} s`);
      error.name = 'TimeoutError';
      stop(error);
    }, milliseconds);
    handleAbort = () => stop(outer?.reason);
    // Not `AbortSignal.any`: browsers of 2023 lack it.
    outer?.addEventListener('abort', handleAbort);
    if (outer?.aborted) handleAbort();
  });
  try {
    return await Promise.race([stopped, run(controller.signal)]);
  } finally {
    cancel?.();
    if (handleAbort) outer?.removeEventListener('abort', handleAbort);
  }
}
