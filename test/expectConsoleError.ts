import { expectNoise } from './consoleNoise.ts';

/**
 * Expects a console message that matches `pattern`, so that the message does not count as noise.
 * Call it before the action. The test fails if the message never comes.
 */
export function expectConsoleError(pattern: RegExp): void {
  expectNoise(pattern);
}
