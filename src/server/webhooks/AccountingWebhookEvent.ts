/** An event of a connection, as Monite's webhook reports it. */
export interface AccountingWebhookEvent {
  /** The same in every delivery of the event. Monite may deliver twice, so be idempotent. */
  id: string;
  /**
   * The new status of the connection. May be one that this package does not know. `null` if the
   * event does not say.
   */
  action: 'pending_auth' | 'connected' | 'deauthorized' | 'disconnected' | (string & {}) | null;
  /** The entity whose connection changed. */
  entityId: string;
  /** `null` if the event does not name the connection. */
  connectionId: string | null;
  /** ISO 8601, as Monite sent it. */
  createdAt: string | null;
  /** The version of the webhook, such as `2023-09-01`. */
  apiVersion: string | null;
  /** `null` in version 2023-09-01, which has none. */
  description: string | null;
  /** The subscription that delivered the event. `null` if the event does not say. */
  webhookSubscriptionId: string | null;
}
