import type { LimitOptions } from './Limiter.ts';

/** A part of a second, and the calls allowed in it. */
export interface Slice {
  calls: number;
  seconds: number;
}

/**
 * Divides both limits into slices. A window of a whole second would let through twice the limit
 * around its end; slices let through one more slice.
 *
 * @throws Error for a limit that is not above 0
 */
export function getLimits({ maxPerSecond = 25, maxPerEntity = 10 }: LimitOptions): {
  total: Slice;
  entity: Slice;
} {
  for (const [name, value] of Object.entries({ maxPerSecond, maxPerEntity })) {
    if (typeof value === 'number' && value > 0 && value < Infinity) continue;
    throw new Error(`${name} "${String(value)}" is not a number of calls above 0`);
  }
  // A page sends up to four requests at once.
  return { total: getSlice(maxPerSecond, 1 / 5), entity: getSlice(maxPerEntity, 2 / 5) };
}

function getSlice(maxPerSecond: number, share: number): Slice {
  const calls = Math.max(1, Math.floor(maxPerSecond * share));
  return { calls, seconds: calls / maxPerSecond };
}
