import type { ConnectionRecord } from './ConnectionRecord.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';

/** Has the status change so many milliseconds from now. @throws where that is not a time to come */
export function scheduleStatus(
  state: SandboxState,
  record: ConnectionRecord,
  status: string,
  after: number,
): void {
  if (!(after >= 0 && after < Infinity)) {
    throw new RangeError(
      `A status cannot change after ${after} milliseconds, as that moment never comes: ` +
        'pass 0 or more as `after`, or leave it out for a change at once.',
    );
  }
  record.statusChanges = [...record.statusChanges, { status, at: getNow(state) + after }].toSorted(
    (one, other) => one.at - other.at,
  );
}
