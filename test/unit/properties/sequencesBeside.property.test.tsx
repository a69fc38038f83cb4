import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, it, vi } from 'vitest';
import { createScenarios } from './createScenarios.ts';
import { getRunParameters } from './getRunParameters.ts';
import { runScenario } from './runScenario.ts';

describe('two widgets on one entity, whatever happens', () => {
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
      fc.assert(
        fc.asyncProperty(createScenarios({ isBeside: true }), runScenario),
        getRunParameters(0.5),
      ),
  );
});
