import { afterAll, afterEach } from 'vitest';
import { assertQuiet, listenForNoise } from './consoleNoise.ts';

listenForNoise();
afterEach(assertQuiet);
// Catches noise after the check of the last test.
afterAll(assertQuiet);
