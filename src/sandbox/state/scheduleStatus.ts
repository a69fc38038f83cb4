import type { ConnectionRecord } from './ConnectionRecord.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';

/** Schedules a change of the status. @throws RangeError if `after` is negative or infinite */
export function scheduleStatus(
  state: SandboxState,
  record: ConnectionRecord,
  status: string,
  after: number,
): void {
  if (!(after >= 0 && after < Infinity)) {
    throw new RangeError(
      `A status cannot change after ${after} milliseconds. Pass 0 or more as \`after\`, ` +
        'or leave it out to change the status at once.',
    );
  }
  record.statusChanges = [...record.statusChanges, { status, at: getNow(state) + after }].toSorted(
    (one, other) => one.at - other.at,
  );
}
