import { createSecret } from '../lib/createSecret.ts';
import { createUuid } from '../lib/createUuid.ts';
import { formatTimestamp } from '../lib/formatTimestamp.ts';
import type { ConnectionRecord } from '../state/ConnectionRecord.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import { postNext } from './postNext.ts';

/**
 * The actions of the API's webhooks. A `Map`, because a status may be any word, like `toString`.
 */
const DESCRIPTIONS: ReadonlyMap<string, string> = new Map([
  ['pending_auth', 'The accounting connection is waiting for authorization.'],
  ['connected', 'The accounting connection is connected.'],
  ['deauthorized', 'The accounting system has ended the access.'],
  ['disconnected', 'The accounting connection was disconnected.'],
]);

/** Queues a delivery that reports the new status of a connection. */
export function announceStatus(state: SandboxState, record: ConnectionRecord): void {
  const { webhook, seed } = state.config;
  const description = DESCRIPTIONS.get(record.status);
  if (!webhook || description === undefined) return;
  const body = JSON.stringify({
    // Never the same twice, also after a reset or a restart, because receivers ignore an id they know.
    id: createUuid(createSecret(32)),
    created_at: formatTimestamp(record.updatedAt),
    action: record.status,
    api_version: webhook.apiVersion,
    entity_id: record.entity.id,
    ...(webhook.apiVersion === '2023-09-01'
      ? { name: `accounting_connection.${record.status}`, object_id: record.id }
      : { description, object: { id: record.id } }),
    object_type: 'accounting_connection',
    webhook_subscription_id: createUuid(`${seed}/webhook_subscription`),
  });
  const { outbox } = state;
  // Sorted, because one read may apply changes of several connections.
  outbox.waiting = [...outbox.waiting, { at: record.updatedAt, body }].toSorted(
    (one, other) => one.at - other.at,
  );
  outbox.posted = outbox.posted.then(() => postNext(webhook, outbox));
}
