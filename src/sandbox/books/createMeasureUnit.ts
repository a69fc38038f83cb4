import { createUuid } from '../lib/createUuid.ts';
import { formatTimestamp } from '../lib/formatTimestamp.ts';
import type { ConnectionRecord } from '../state/ConnectionRecord.ts';

/**
 * Creates the stub measure unit of a connection. Accounting systems have no measure units, so the
 * API adds a stub for the pulled products, which the business can adjust.
 */
export function createMeasureUnit(record: ConnectionRecord) {
  const { line_items: products, receivables } = record.pulled;
  const pulledAt = Math.min(products?.first ?? Infinity, receivables?.first ?? Infinity);
  const createdAt = formatTimestamp(Number.isFinite(pulledAt) ? pulledAt : record.createdAt);
  return {
    id: createUuid(`measure_unit/${record.id}`),
    entity_id: record.entity.id,
    name: 'unit',
    description: 'Stub measure unit, made while products were pulled. Adjust it as needed.',
    created_at: createdAt,
    updated_at: createdAt,
  };
}
