import { cleanup, configure } from '@testing-library/react';
import { page } from 'vitest/browser';
import { afterAll, afterEach, beforeEach } from 'vitest';
import 'react-accounting-connect/styles.css';
import { assertQuiet, listenForNoise } from '../consoleNoise.ts';
import { leaveAsFound } from '../leaveAsFound.ts';

configure({ reactStrictMode: true, asyncUtilTimeout: 5_000 });
leaveAsFound();
listenForNoise();

beforeEach(() => page.viewport(1280, 800));
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
  assertQuiet();
});
afterAll(assertQuiet);
