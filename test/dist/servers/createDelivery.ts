import { createHmac } from 'node:crypto';

/** Creates the request of a signed delivery about this entity. */
export function createDelivery(
  secret: string,
  entityId: string,
  time = Math.floor(Date.now() / 1000),
) {
  const body = JSON.stringify({
    id: 'event-1',
    action: 'connected',
    entity_id: entityId,
    object_type: 'accounting_connection',
    object: { id: 'connection-1' },
  });
  const digits = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  const headers = {
    'Content-Type': 'application/json',
    'Monite-Signature': `t=${time},v1=${digits}`,
  };
  return { method: 'POST', headers, body };
}
