import { createRandom } from '../lib/createRandom.ts';
import { createUuid } from '../lib/createUuid.ts';
import { formatTimestamp } from '../lib/formatTimestamp.ts';
import { hashText } from '../lib/hashText.ts';
import type { ConnectionRecord } from '../state/ConnectionRecord.ts';
import { createCustomers } from './createCustomers.ts';
import { createProducts } from './createProducts.ts';
import { getPlatformSample } from './getPlatformSample.ts';

const DAY = 86_400_000;
const OLD_INVOICES = 14;
const MAX_INVOICES = 60;
/** Basis points. */
const VAT_RATE = 2000;

/**
 * Creates the organization's invoices as the API returns them, newest first, with amounts in minor
 * units. There is one more each day, so that a later pull brings something new.
 */
export function createReceivables(seed: number, record: ConnectionRecord) {
  const connectedAt = record.connectedAt ?? record.createdAt;
  const lastPulledAt = record.pulled.receivables?.last ?? connectedAt;
  const newInvoices = Math.floor(Math.max(0, lastPulledAt - connectedAt) / DAY);
  const count = Math.min(MAX_INVOICES, OLD_INVOICES + newInvoices);
  return Array.from({ length: count }, (_, index) => {
    const age = index < OLD_INVOICES ? (index - OLD_INVOICES) * 3 : index - OLD_INVOICES + 1;
    return createInvoice(seed, record, index, connectedAt + age * DAY, lastPulledAt);
  }).toReversed();
}

function createInvoice(
  seed: number,
  record: ConnectionRecord,
  index: number,
  issuedAt: number,
  pulledAt: number,
) {
  const { currency, id: entityId } = record.entity;
  const { invoicePrefix } = getPlatformSample(record.platform);
  const books = `${seed}/${record.platform}/${record.organization}`;
  const random = createRandom(hashText(`${books}/${index}`));
  const customers = createCustomers(books, 8);
  const customer = customers[Math.floor(random() * customers.length)] ?? '';
  const products = createProducts(record);
  const start = Math.floor(random() * products.length);
  const lineItems = [...products.slice(start), ...products.slice(0, start)]
    .slice(0, 1 + Math.floor(random() * 3))
    .map((product) => ({
      quantity: 1 + Math.floor(random() * 6),
      product: {
        id: product.id,
        name: product.name,
        description: product.description,
        price: product.price,
        measure_unit_id: product.measure_unit_id,
        vat_rate: { value: VAT_RATE },
      },
    }));
  const subtotal = lineItems.reduce(
    (sum, line) => sum + line.quantity * line.product.price.value,
    0,
  );
  const vat = Math.round((subtotal * VAT_RATE) / 10_000);
  const dueAt = issuedAt + 30 * DAY;
  const isPaid = random() < 0.45;
  const createdAt = Math.max(issuedAt, record.pulled.receivables?.first ?? issuedAt);
  return {
    id: createUuid(`receivable/${record.id}/${index}`),
    entity_id: entityId,
    type: 'invoice' as const,
    document_id: `${invoicePrefix}${String(101 + index)}`,
    status: isPaid ? 'paid' : dueAt < pulledAt ? 'overdue' : 'issued',
    counterpart_id: createUuid(`counterpart/${record.id}/${customer}`),
    counterpart_type: 'organization' as const,
    counterpart_name: customer,
    currency,
    subtotal,
    total_vat_amount: vat,
    total_amount: subtotal + vat,
    issue_date: formatTimestamp(issuedAt),
    due_date: new Date(dueAt).toISOString().slice(0, 10),
    line_items: lineItems,
    created_at: formatTimestamp(createdAt),
    updated_at: formatTimestamp(pulledAt),
  };
}
