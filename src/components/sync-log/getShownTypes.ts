import type { RecordType } from '../../api/SyncedRecord.ts';

/** What people ask about most comes first. */
const ORDER: readonly RecordType[] = [
  'receivable',
  'product',
  'customer',
  'bill',
  'vendor',
  'payment_record',
];

/** The types that the partner wants, or all of them, as far as this API version has them. */
export const getShownTypes = (
  wanted: readonly RecordType[] = ORDER,
  supported: readonly RecordType[],
): readonly RecordType[] => wanted.filter((type) => supported.includes(type));
