/* oxlint-disable no-console -- the console is what is tested here */
import { describe, expect, it } from 'vitest';
import { assertQuiet } from '../consoleNoise.ts';
import { expectConsoleError } from '../expectConsoleError.ts';

describe('a test fails', () => {
  it('on a console error', () => {
    console.error('The %s broke', 'widget');
    expect(assertQuiet).toThrow('console.error: The widget broke');
  });

  it('on a console warning', () => {
    console.warn('Careful');
    expect(assertQuiet).toThrow('console.warn: Careful');
  });

  it('on a request that leaves this machine', async () => {
    await expect(fetch('https://api.example.com/v1')).rejects.toThrow('No test answers');
    expect(assertQuiet).toThrow('unhandled request: https://api.example.com/v1');
  });

  it('but not on a message that the test expects', () => {
    expectConsoleError(/broke/);
    console.error('The widget broke');
    expect(assertQuiet).not.toThrow();
  });

  it('on an expected message that never comes', () => {
    expectConsoleError(/broke/);
    expect(assertQuiet).toThrow('Missing console messages: /broke/');
  });
});
