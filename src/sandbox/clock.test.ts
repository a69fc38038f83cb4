import { describe, expect, it } from 'vitest';
import { createSandbox } from './createSandbox.ts';

const TEN_YEARS = 10 * 365 * 86_400_000;

describe('the clock of the sandbox', () => {
  it.each([NaN, Infinity, Number.MAX_SAFE_INTEGER, TEN_YEARS + 1])(
    'does not move by %d, and says how far it moves',
    (milliseconds) => {
      const sandbox = createSandbox();

      expect(() => sandbox.advance(milliseconds)).toThrow(
        `The clock cannot move by ${milliseconds} milliseconds. Pass a number of at least 0. ` +
          `Until a reset, the clock moves by up to ten years, ${TEN_YEARS} milliseconds.`,
      );

      expect(sandbox.connect(sandbox.entityId, 'xero').status).toBe('connected');
    },
  );

  it('moves by ten years in all, until the next reset', () => {
    const sandbox = createSandbox();

    sandbox.advance(TEN_YEARS - 1);
    sandbox.advance(1);
    expect(() => sandbox.advance(1)).toThrow('up to ten years');
    sandbox.reset();
    sandbox.advance(TEN_YEARS);
  });

  it.each([NaN, 1e17])('adds no connection while it shows %d', (time) => {
    const clock = { time };
    const sandbox = createSandbox({ now: () => clock.time });

    expect(() => sandbox.connect(sandbox.entityId, 'xero')).toThrow(
      `The clock of the sandbox shows ${time}, which is not a time.`,
    );

    clock.time = 0;
    expect(sandbox.connections).toEqual([]);
  });
});
