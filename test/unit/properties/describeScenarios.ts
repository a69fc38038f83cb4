import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, it, vi } from 'vitest';
import { createScenarios } from './createScenarios.ts';
import { getRunParameters } from './getRunParameters.ts';
import { runScenario } from './runScenario.ts';

/** Half of the random sequences: of one widget, or of two. A file each, as files run side by side. */
export function describeScenarios(name: string, options: { isBeside: boolean }): void {
  describe(name, () => {
    beforeEach(() => {
      vi.useFakeTimers({
        toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
      });
    });

    afterEach(() => void vi.useRealTimers());

    it(
      'tells the truth, does what it was asked once, and comes to an end',
      { timeout: 600_000 },
      () =>
        fc.assert(fc.asyncProperty(createScenarios(options), runScenario), getRunParameters(0.5)),
    );
  });
}
