import type { AccountingErrorCode } from '../api/AccountingError.ts';
import type { ResourceType } from '../api/Pull.ts';

interface OfConnection {
  connectionId: string;
  platform: string | null;
}

/**
 * Why a connection ended. `person`: somebody pressed Disconnect here. `reconnect`, `switch`: this
 * page ended it to make the next one. `elsewhere`: another tab, your server or the API did.
 */
export type DisconnectReason = 'person' | 'reconnect' | 'switch' | 'elsewhere';

/** What happened. Holds ids and words only: never a token, an address or personal data. */
export type AccountingEventDetail =
  | { type: 'connect_started'; platform: string | null }
  | ({ type: 'authorization_opened' } & OfConnection)
  /** The window did not open; the person is shown a link instead. */
  | ({ type: 'authorization_blocked' } & OfConnection)
  | ({ type: 'connected' } & OfConnection)
  /** The person gave up what was pending. `connectionId` is `null` where there was no connection yet. */
  | { type: 'connect_cancelled'; connectionId: string | null; platform: string | null }
  | ({ type: 'deauthorized' } & OfConnection)
  | ({ type: 'disconnected'; reason: DisconnectReason } & OfConnection)
  | ({ type: 'pull_started'; resourceType: ResourceType | null } & OfConnection)
  | ({ type: 'pull_completed'; resourceType: ResourceType | null } & OfConnection)
  | ({ type: 'pull_failed'; code: AccountingErrorCode } & OfConnection)
  /** A request failed. `requestId` is the API's, for a support request. */
  | { type: 'error'; code: AccountingErrorCode; requestId: string | null };

/** One event of the provider's `onEvent`. */
export type AccountingEvent = AccountingEventDetail & {
  /** Changes only when a field changes its meaning. */
  version: 1;
  entityId: string;
  /** ISO 8601, the browser's clock. */
  at: string;
};
