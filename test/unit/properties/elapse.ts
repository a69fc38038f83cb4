import { act } from '@testing-library/react';
import { setImmediate } from 'node:timers/promises';
import { vi } from 'vitest';
import type { World } from './createWorld.ts';

/** Waits until everything without a timer has arrived. */
export async function settle(world: World): Promise<void> {
  let before = -1;
  while (before !== world.network.count) {
    before = world.network.count;
    // Each turn in its own `act`, so that the screen shows every intermediate state.
    for (let turn = 0; turn < 2; turn += 1) {
      await act(async () => {
        vi.advanceTimersByTime(0);
        await setImmediate();
      });
    }
  }
  world.settledAt = world.network.count;
}

/** Moves the clock timer by timer, and lets responses arrive in between. */
export async function elapse(
  world: World,
  milliseconds: number,
  afterEach: () => void,
  isEnough: () => boolean = () => false,
): Promise<void> {
  const limit = { isOver: false };
  const end = setTimeout(() => (limit.isOver = true), milliseconds);
  while (!limit.isOver && !isEnough()) {
    act(() => void vi.advanceTimersToNextTimer());
    await settle(world);
    afterEach();
  }
  clearTimeout(end);
}
