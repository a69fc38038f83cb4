import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach } from 'vitest';
import { assertQuiet, listenForNoise } from './consoleNoise.ts';

// Testing Library sets this itself only where `afterEach` is a global.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

// A machine with two busy cores is slow: waiting longer costs nothing where all is well.
configure({ reactStrictMode: true, asyncUtilTimeout: 5_000 });
listenForNoise();

afterEach(() => {
  cleanup();
  if (typeof sessionStorage !== 'undefined') sessionStorage.clear();
  assertQuiet();
});

// For what is said between tests, after the last one's check.
afterAll(assertQuiet);
