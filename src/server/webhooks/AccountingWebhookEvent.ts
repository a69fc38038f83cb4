/** What Monite tells of a connection. */
export interface AccountingWebhookEvent {
  /** The same when it is told again: what hangs on it must bear that. */
  id: string;
  /** The status that the connection has got, or a word that this version does not know. */
  action: 'pending_auth' | 'connected' | 'deauthorized' | 'disconnected' | (string & {});
  entityId: string;
  /** Where the event says which connection it is about. */
  connectionId: string | null;
  /** As it was sent: ISO 8601. */
  createdAt: string | null;
  apiVersion: string | null;
  description: string | null;
  webhookSubscriptionId: string | null;
}
