import type { Clock } from './Clock.ts';
import { systemClock } from './systemClock.ts';
import { untilDeadline } from './untilDeadline.ts';

/** How long a person waits for one answer before the screen shows a failure, in milliseconds. */
export const DEADLINE = 30_000;

/**
 * Runs a function that must finish within `milliseconds` and before `outer` aborts. Otherwise, the
 * function's signal aborts and the promise rejects, even if the function ignores the signal. The
 * error is a `TimeoutError` or the reason of `outer`.
 */
export function withDeadline<T>(
  milliseconds: number,
  run: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
  clock: Clock = systemClock,
): Promise<T> {
  const controller = new AbortController();
  return untilDeadline(milliseconds, () => run(controller.signal), outer, {
    clock,
    onStop: (reason) => controller.abort(reason),
  });
}
