import type { RecordType } from '../../api/SyncedRecord.ts';

/** The types of synced records. The records of a connection take turns. */
export const RECORD_TYPES = [
  'receivable',
  'product',
  'customer',
  'bill',
  'payment_record',
  'vendor',
] as const satisfies readonly RecordType[];
