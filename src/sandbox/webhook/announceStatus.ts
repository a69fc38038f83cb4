import { createUuid } from '../lib/createUuid.ts';
import { formatTimestamp } from '../lib/formatTimestamp.ts';
import type { ConnectionRecord } from '../state/ConnectionRecord.ts';
import { createId } from '../state/createId.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import { postNext } from './postNext.ts';

/** The actions that the API's webhooks have. No object: a status may be `toString`. */
const DESCRIPTIONS: ReadonlyMap<string, string> = new Map([
  ['pending_auth', 'The accounting connection waits to be authorized.'],
  ['connected', 'The accounting connection is connected.'],
  ['deauthorized', 'The accounting system has ended the access.'],
  ['disconnected', 'The accounting connection was disconnected.'],
]);

/** Has the webhook told of the status that the connection has just got. Nothing is sent yet. */
export function announceStatus(state: SandboxState, record: ConnectionRecord): void {
  const { webhook, seed } = state.config;
  const description = DESCRIPTIONS.get(record.status);
  if (!webhook || description === undefined) return;
  const body = JSON.stringify({
    id: createId(state, 'delivery'),
    created_at: formatTimestamp(record.updatedAt),
    action: record.status,
    api_version: '2023-03-14',
    description,
    entity_id: record.entity.id,
    object: { id: record.id },
    object_type: 'accounting_connection',
    webhook_subscription_id: createUuid(`${seed}/webhook_subscription`),
  });
  const { outbox } = state;
  // One look may find changes of several connections, each with its own time.
  outbox.waiting = [...outbox.waiting, { at: record.updatedAt, body }].toSorted(
    (one, other) => one.at - other.at,
  );
  outbox.posted = outbox.posted.then(() => postNext(webhook, outbox));
}
