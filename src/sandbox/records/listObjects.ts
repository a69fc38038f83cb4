import type { SandboxPushProblem } from '../SandboxPushProblem.ts';
import type { ConnectionRecord } from '../state/ConnectionRecord.ts';
import { getNow } from '../state/getNow.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import { settleConnection } from '../state/settleConnection.ts';
import { RECORD_TYPES } from './RECORD_TYPES.ts';
import type { SyncedObject } from './SyncedObject.ts';

const DAY = 86_400_000;
/** Objects that are pulled together get their records in this many steps. */
const STEPS = 10;

/**
 * Lists the objects of a connection that have a record by now, oldest first. The first pull brings
 * most of them, shortly after `last_pull` moves, and each further day one more.
 */
export function listObjects(state: SandboxState, connection: ConnectionRecord): SyncedObject[] {
  const { pulled, connectedAt, createdAt } = settleConnection(state, connection);
  const { receivables, line_items: products } = pulled;
  const first = Math.min(receivables?.first ?? Infinity, products?.first ?? Infinity);
  if (first === Infinity) return [];
  const now = getNow(state);
  const last = Math.max(receivables?.last ?? 0, products?.last ?? 0);
  const { records, pushTime } = state.config;
  const start = connectedAt ?? createdAt;
  const days = Math.floor(Math.max(0, last - start) / DAY);
  const objects: SyncedObject[] = [];
  for (let index = 0; index < records + days; index += 1) {
    const step = ((index % STEPS) * pushTime) / STEPS;
    const at =
      index < records ? first + step : Math.max(first, start + (index - records + 1) * DAY);
    if (at > now) continue;
    const type = RECORD_TYPES[index % RECORD_TYPES.length] ?? RECORD_TYPES[0];
    const ordinal = Math.floor(index / RECORD_TYPES.length);
    objects.push({
      connection,
      index,
      type,
      ordinal,
      createdAt: at,
      needs: getNeed(type, ordinal),
    });
  }
  return objects;
}

function getNeed(type: SyncedObject['type'], ordinal: number): SandboxPushProblem | null {
  if (type === 'receivable') {
    const needs = [null, 'tax_rate', 'product_ledger_account', 'deduction_tax'] as const;
    return needs[ordinal % needs.length] ?? null;
  }
  if (ordinal % 2 === 0) return null;
  if (type === 'bill') return 'bill_ledger_account';
  return type === 'payment_record' ? 'payment_ledger_account' : null;
}
