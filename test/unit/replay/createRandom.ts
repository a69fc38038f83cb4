/** Random values that are the same for the same seed. */
export interface Random {
  /** From 0 (inclusive) to 1 (exclusive). */
  next: () => number;
  isOneIn: (count: number) => boolean;
  pick: <T>(values: readonly [T, ...T[]]) => T;
  /** A whole number of milliseconds. */
  between: (least: number, most: number) => number;
}

/** The generator is mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed;
  function next() {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  return {
    next,
    isOneIn: (count) => next() < 1 / count,
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
    between: (least, most) => Math.floor(least + next() * (most - least)),
  };
}
