import { act, cleanup } from '@testing-library/react';
import { setImmediate } from 'node:timers/promises';
import { assertQuiet } from '../../consoleNoise.ts';
import { endFaults, checkEnd, checkLeftovers } from './checkEnd.ts';
import { checkScreen } from './checkScreen.ts';
import { checkWorld } from './checkWorld.ts';
import { createWorld } from './createWorld.ts';
import { settle } from './elapse.ts';
import { applyEvent } from './applyEvent.ts';
import { mountWidget } from './mountWidget.tsx';
import type { Scenario } from './Scenario.ts';

/** Runs a scenario until everything has ended. Throws at the first broken invariant. */
export async function runScenario(scenario: Scenario): Promise<void> {
  const world = createWorld(scenario);
  const check = () => checkScreen(world);
  let isOver = false;
  try {
    world.widgets.push(mountWidget(world));
    await settle(world);
    for (const { event, pause } of scenario.steps) {
      await applyEvent(world, event, check);
      if (pause === 'microtasks') await act(() => setImmediate());
      if (pause === 'answers') await settle(world);
      check();
      checkWorld(world);
    }
    await endFaults(world);
    checkEnd(world);
    checkWorld(world);
    await checkLeftovers(world);
    checkWorld(world);
    isOver = true;
  } finally {
    cleanup();
    world.close();
    // Console messages of this run must not fail the next.
    if (!isOver) discardNoise();
  }
}

function discardNoise(): void {
  try {
    assertQuiet();
  } catch {
    // The run has already failed for another reason.
  }
}
