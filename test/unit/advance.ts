import { act } from '@testing-library/react';
import { setImmediate } from 'node:timers/promises';
import { vi } from 'vitest';

/** Waits until the sandbox has answered everything that needs no timer. */
export const settle = () =>
  act(async () => {
    for (let turn = 0; turn < 10; turn += 1) await setImmediate();
  });

/** Advances the fake clock, then waits for the sandbox. */
export async function advance(milliseconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(milliseconds));
  await settle();
}
