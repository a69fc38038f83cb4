import { configure } from '@testing-library/dom';
import { afterAll, afterEach } from 'vitest';
import { assertQuiet, listenForNoise } from '../consoleNoise.ts';

configure({ asyncUtilTimeout: 5_000 });
listenForNoise();
afterEach(assertQuiet);
afterAll(assertQuiet);
