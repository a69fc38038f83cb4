import { act } from '@testing-library/react';
import { setImmediate } from 'node:timers/promises';
import { vi } from 'vitest';
import type { World } from './createWorld.ts';

/** Lets everything arrive that needs no time. */
export async function settle(world: World): Promise<void> {
  let before = -1;
  while (before !== world.network.count) {
    before = world.network.count;
    // Each turn for itself, so that the screen shows what was there in between.
    for (let turn = 0; turn < 2; turn += 1) {
      await act(async () => {
        vi.advanceTimersByTime(0);
        await setImmediate();
      });
    }
  }
  world.settledAt = world.network.count;
}

/** Moves the clock on, timer by timer, and lets everything arrive in between. */
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
