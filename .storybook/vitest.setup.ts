import { configure } from 'storybook/test';
import { afterAll, afterEach } from 'vitest';
import { assertQuiet, listenForNoise } from '../test/consoleNoise.ts';

configure({ asyncUtilTimeout: 5_000 });
listenForNoise();
afterEach(assertQuiet);
afterAll(assertQuiet);
