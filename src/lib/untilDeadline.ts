import type { Clock } from './Clock.ts';
import { systemClock } from './systemClock.ts';

export interface DeadlineOptions {
  clock?: Clock | undefined;
  /** Called before the promise rejects because of the time or of `outer`. */
  onStop?: ((reason: unknown) => void) | undefined;
}

/**
 * Runs a function and waits for its promise, at most `milliseconds` and until `outer` aborts.
 * Otherwise, rejects with a `TimeoutError` or the reason of `outer`. The function does not learn of
 * that; `withDeadline` gives it a signal, at the price of an `AbortController`.
 */
export function untilDeadline<T>(
  milliseconds: number,
  run: () => Promise<T>,
  outer?: AbortSignal,
  { clock = systemClock, onStop }: DeadlineOptions = {},
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const cleanUp = () => {
      cancel();
      // Not `AbortSignal.any`: browsers of 2023 lack it.
      outer?.removeEventListener('abort', handleAbort);
    };
    const stop = (reason: unknown) => {
      cleanUp();
      // First, so that the reason wins over how the function fails when it learns of the end.
      reject(reason);
      onStop?.(reason);
    };
    const handleAbort = () => stop(outer?.reason);
    const cancel = clock.startTimer(() => {
      const error = new Error(`no answer within ${milliseconds / 1000} s`);
      error.name = 'TimeoutError';
      stop(error);
    }, milliseconds);
    outer?.addEventListener('abort', handleAbort);
    if (outer?.aborted) handleAbort();
    const succeed = (value: T) => {
      cleanUp();
      resolve(value);
    };
    const fail = (error: unknown) => {
      cleanUp();
      reject(error);
    };
    try {
      run().then(succeed, fail);
    } catch (error) {
      fail(error);
    }
  });
}
