import { createUuid } from '../lib/createUuid.ts';
import { formatTimestamp } from '../lib/formatTimestamp.ts';
import type { ConnectionRecord } from '../state/ConnectionRecord.ts';
import { createMeasureUnit } from './createMeasureUnit.ts';
import { getPlatformSample } from './getPlatformSample.ts';
import { TRADES } from './TRADES.ts';

/** Creates the organization's products as the API returns them. Prices are in minor units. */
export function createProducts(record: ConnectionRecord) {
  const { name: platformName, trade } = getPlatformSample(record.platform);
  const pulled = record.pulled.line_items;
  return TRADES[trade].map(([name, price]) => ({
    id: createUuid(`product/${record.id}/${name}`),
    entity_id: record.entity.id,
    name,
    description: `Pulled from ${platformName}`,
    type: 'product' as const,
    price: { currency: record.entity.currency, value: price },
    measure_unit_id: createMeasureUnit(record).id,
    smallest_amount: 1,
    created_at: formatTimestamp(pulled?.first ?? record.createdAt),
    updated_at: formatTimestamp(pulled?.last ?? record.createdAt),
  }));
}
