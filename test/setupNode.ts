import { afterAll, afterEach } from 'vitest';
import { assertQuiet, listenForNoise } from './consoleNoise.ts';
import { leaveAsFound } from './leaveAsFound.ts';

leaveAsFound();
listenForNoise();
afterEach(assertQuiet);
// Catches noise after the check of the last test.
afterAll(assertQuiet);
