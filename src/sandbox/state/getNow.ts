import type { SandboxState } from './SandboxState.ts';

/** The last time that a `Date` can hold. */
const LAST = 8.64e15;

/** The sandbox's clock, in milliseconds since 1970. @throws RangeError if it shows no time */
export function getNow(state: SandboxState): number {
  const now = state.config.now() + state.offset;
  if (Math.abs(now) <= LAST) return now;
  throw new RangeError(
    `The clock of the sandbox shows ${now}, which is not a time. Pass a \`now\` that returns ` +
      'milliseconds since 1970, or leave it out.',
  );
}
