import type { Clock } from './Clock.ts';
import { systemClock } from './systemClock.ts';

/** Waits. If the signal aborts, clears the timer and rejects immediately. */
export function sleep(
  milliseconds: number,
  signal?: AbortSignal,
  clock: Clock = systemClock,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = () => {
      signal?.removeEventListener('abort', handleAbort);
      resolve();
    };
    const cancel = clock.startTimer(finish, milliseconds);
    const handleAbort = () => {
      cancel();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', handleAbort, { once: true });
    if (signal?.aborted) handleAbort();
  });
}
