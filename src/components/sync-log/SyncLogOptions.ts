import type { ReactNode } from 'react';
import type { RecordType, SyncedRecord } from '../../api/SyncedRecord.ts';

/** What a partner adds to the sync log. */
export interface SyncLogOptions {
  /** The types that can be shown, in this order. @default all that the API version has */
  recordTypes?: readonly RecordType[] | undefined;
  /** Returns the name of an object. For `null`, the log shows its type and id. */
  renderRecord?: ((record: SyncedRecord) => ReactNode) | undefined;
  /**
   * Returns the address of an object in the accounting software, if you know it. Only `https:` and
   * `http:` addresses become links.
   */
  getRecordUrl?: ((record: SyncedRecord) => string | null | undefined) | undefined;
  /**
   * Opens your page where a person can fix why an object failed. Each failed object then has a
   * button for it.
   */
  onFixRecord?: ((record: SyncedRecord) => void) | undefined;
}
