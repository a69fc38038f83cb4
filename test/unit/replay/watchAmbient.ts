import { vi } from 'vitest';

/**
 * Records where our own code reads the time or a random number without the client's clock. Ignores
 * jsdom and the test runner.
 */
export function watchAmbient(): readonly string[] {
  const found: string[] = [];
  function watch<Args extends unknown[], Result>(original: (...args: Args) => Result) {
    return (...args: Args) => {
      // Skip the frame of this function, and look past a spy's frame.
      const callers = new Error().stack?.split('\n').slice(2, 4) ?? [];
      found.push(...callers.filter((line) => /\/src\/(?!sandbox\/)/.test(line)));
      return original(...args);
    };
  }
  const { now } = Date;
  const { random } = Math;
  const { setTimeout } = globalThis;
  vi.spyOn(Date, 'now').mockImplementation(watch(now));
  vi.spyOn(Math, 'random').mockImplementation(watch(random));
  vi.stubGlobal('setTimeout', watch(setTimeout));
  return found;
}
