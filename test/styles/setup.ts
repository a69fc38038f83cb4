import { configure } from '@testing-library/dom';
import { afterAll, afterEach } from 'vitest';
import { assertQuiet, listenForNoise } from '../consoleNoise.ts';
import { leaveAsFound } from '../leaveAsFound.ts';

configure({ asyncUtilTimeout: 5_000 });
leaveAsFound();
listenForNoise();
afterEach(assertQuiet);
afterAll(assertQuiet);
