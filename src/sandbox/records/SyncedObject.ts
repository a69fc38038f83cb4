import type { RecordType } from '../../api/SyncedRecord.ts';
import type { SandboxPushProblem } from '../SandboxPushProblem.ts';
import type { ConnectionRecord } from '../state/ConnectionRecord.ts';

/** An object of which the API has a record. Computed whenever it is read, so it costs no memory. */
export interface SyncedObject {
  readonly connection: ConnectionRecord;
  /** Counts the records of the connection from 0. */
  readonly index: number;
  readonly type: RecordType;
  /** Counts the records of this type from 0. */
  readonly ordinal: number;
  readonly createdAt: number;
  /** The setting without which this object cannot be pushed. */
  readonly needs: SandboxPushProblem | null;
}
