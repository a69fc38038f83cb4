import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { version } from 'react';
import { afterAll, afterEach } from 'vitest';
import { assertQuiet, ignoreNoise, listenForNoise } from './consoleNoise.ts';
import { leaveAsFound } from './leaveAsFound.ts';

// Testing Library sets this only if `afterEach` is a global.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

// A busy machine is slow. A longer timeout costs nothing when tests pass.
configure({
  reactStrictMode: true,
  asyncUtilTimeout: 5_000,
  // A text that people see, not the description of a button that says the same.
  defaultIgnore: 'script, style, [data-part=reason]',
});
leaveAsFound();
listenForNoise();
// React 18 reports each error that a render throws, even if the caller catches it.
if (version.startsWith('18.')) ignoreNoise(/^Error: Uncaught \[|^The above error occurred in/);

// Files that run at the same time share a process and its channels, and would hear each other's pages.
const ownPrefix = `${crypto.randomUUID()}:`;
const Channel = BroadcastChannel;
afterAll(() => void (globalThis.BroadcastChannel = Channel));
globalThis.BroadcastChannel = class extends Channel {
  constructor(name: string) {
    super(ownPrefix + name);
  }
};

/** Takes the focus from the page. In jsdom, the page keeps it when a focused element is removed. */
function leavePage() {
  const input = document.body.appendChild(document.createElement('input'));
  input.focus();
  input.blur();
  input.remove();
}

afterEach(() => {
  cleanup();
  // A test may have replaced the document by one without a body.
  if (typeof document !== 'undefined' && 'body' in document) leavePage();
  if (typeof sessionStorage !== 'undefined') sessionStorage.clear();
  if (typeof localStorage !== 'undefined') localStorage.clear();
  assertQuiet();
});

// Catches noise after the check of the last test.
afterAll(assertQuiet);
