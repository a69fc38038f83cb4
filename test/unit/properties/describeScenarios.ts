import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, it, vi } from 'vitest';
import { VERSIONS } from '../../../src/api/VERSIONS.ts';
import { createScenarios } from './createScenarios.ts';
import { getRunParameters } from './getRunParameters.ts';
import { runScenario } from './runScenario.ts';

/**
 * Runs half of the random scenarios, in its own file because files run in parallel. The versions of
 * the API share them.
 */
export function describeScenarios(name: string, options: { hasSecondWidget: boolean }): void {
  describe(name, () => {
    beforeEach(() => {
      vi.useFakeTimers({
        toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
      });
    });

    afterEach(() => void vi.useRealTimers());

    it.each(VERSIONS)(
      'shows only what version %s of the API said, acts once per click, and always ends',
      { timeout: 600_000, retry: 0 },
      (apiVersion) =>
        fc.assert(
          fc.asyncProperty(createScenarios({ ...options, apiVersion }), runScenario),
          getRunParameters(0.25),
        ),
    );
  });
}
