/** An event of a connection, as Monite's webhook reports it. */
export interface AccountingWebhookEvent {
  /** The same in every delivery of the event. Monite may deliver twice, so be idempotent. */
  id: string;
  /** The new status of the connection. May be one that this package does not know. */
  action: 'pending_auth' | 'connected' | 'deauthorized' | 'disconnected' | (string & {});
  entityId: string;
  /** `null` if the event does not name the connection. */
  connectionId: string | null;
  /** ISO 8601, as Monite sent it. */
  createdAt: string | null;
  apiVersion: string | null;
  description: string | null;
  webhookSubscriptionId: string | null;
}
