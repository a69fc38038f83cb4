import * as v from 'valibot';
import { parseJson } from '../http/parseJson.ts';
import { ServerError } from '../ServerError.ts';
import type { AccountingWebhookEvent } from './AccountingWebhookEvent.ts';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
/** A field that may be missing or of an unknown type; both read as `null`. */
const optional = v.fallback(v.nullish(text, null), null);

const eventSchema = v.object({
  id: text,
  action: optional,
  name: optional,
  entity_id: v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/)),
  object: v.fallback(v.nullish(v.object({ id: optional }), null), null),
  object_id: optional,
  created_at: optional,
  api_version: optional,
  description: optional,
  webhook_subscription_id: optional,
});

/** The `name` of version 2023-09-01, if it names the status. Its form is not documented. */
const NAME = /^accounting_connection\.(\w+)$/;

const typeSchema = v.object({ object_type: v.string() });

/**
 * Reads the body of a webhook, of version 2023-09-01 or later. Only the ids of the event and of the
 * entity are required, because nothing else is needed to tell pages to refetch. Returns `null` for
 * an event of something other than a connection.
 *
 * @throws ServerError 400 for a body that is not an event
 */
export function readWebhookEvent(body: string): AccountingWebhookEvent | null {
  const value = parseJson(body);
  const type = v.safeParse(typeSchema, value);
  if (type.success && type.output.object_type !== 'accounting_connection') return null;
  const result = v.safeParse(eventSchema, value);
  if (!type.success || !result.success) {
    throw new ServerError(400, 'invalid_request', 'The body is not a webhook event.');
  }
  const event = result.output;
  return {
    id: event.id,
    action: event.action ?? NAME.exec(event.name ?? '')?.[1] ?? null,
    entityId: event.entity_id,
    connectionId: event.object?.id ?? event.object_id,
    createdAt: event.created_at,
    apiVersion: event.api_version,
    description: event.description,
    webhookSubscriptionId: event.webhook_subscription_id,
  };
}
