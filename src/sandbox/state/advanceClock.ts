import type { SandboxState } from './SandboxState.ts';

/** Ten years, because each day of a connection adds data. */
const LONGEST = 10 * 365 * 86_400_000;

/** Moves the clock forward. @throws RangeError if it would move back or too far */
export function advanceClock(state: SandboxState, milliseconds: number): void {
  if (milliseconds < 0) throw new RangeError('The clock only moves forward.');
  if (!Number.isFinite(milliseconds) || state.offset + milliseconds > LONGEST) {
    throw new RangeError(
      `The clock cannot move by ${milliseconds} milliseconds. Pass a number of at least 0. ` +
        `Until a reset, the clock moves by up to ten years, ${LONGEST} milliseconds.`,
    );
  }
  state.offset += milliseconds;
}
