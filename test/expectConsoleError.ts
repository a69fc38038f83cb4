import { expectNoise } from './consoleNoise.ts';

/**
 * Says that this test makes the console print a message that matches `pattern`, so it is no noise.
 * Call it before the act; the test fails if the message never comes.
 */
export function expectConsoleError(pattern: RegExp): void {
  expectNoise(pattern);
}
