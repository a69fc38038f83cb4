import { vi } from 'vitest';

/**
 * Writes down where our own code asks the computer for time or chance, past the client's clock.
 * What jsdom and the test runner do is theirs.
 */
export function watchAmbient(): readonly string[] {
  const found: string[] = [];
  function watch<Args extends unknown[], Result>(original: (...args: Args) => Result) {
    return (...args: Args) => {
      // Below this function, and below the spy where there is one.
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
