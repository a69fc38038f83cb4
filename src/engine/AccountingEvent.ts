import type { AccountingErrorCode } from '../api/AccountingError.ts';
import type { ResourceType } from '../api/Pull.ts';

/**
 * Why a connection ended. `person`: somebody pressed Disconnect on this page. `reconnect`,
 * `switch`: this page ended it to create the next one. `elsewhere`: another tab, your server or the
 * API ended it.
 */
export type DisconnectReason = 'person' | 'reconnect' | 'switch' | 'elsewhere';

/** The details of an event: only ids and words, never a token, a URL or personal data. */
export type AccountingEventDetail =
  | { type: 'connect_started'; platform: string | null }
  | { type: 'authorization_opened'; connectionId: string; platform: string | null }
  /** The window did not open, so the page shows a link instead. */
  | { type: 'authorization_blocked'; connectionId: string; platform: string | null }
  /** `isFromThisPage`: the person connected here, not in another tab or on another device. */
  | { type: 'connected'; isFromThisPage: boolean; connectionId: string; platform: string | null }
  /** The person canceled. `connectionId` is `null` if the API had not created a connection yet. */
  | { type: 'connect_cancelled'; connectionId: string | null; platform: string | null }
  /** The connection names other books than the one before, and nobody has confirmed them. */
  | {
      type: 'books_changed';
      previousConnectionId: string;
      connectionId: string;
      platform: string | null;
    }
  | { type: 'deauthorized'; connectionId: string; platform: string | null }
  | {
      type: 'disconnected';
      reason: DisconnectReason;
      connectionId: string;
      platform: string | null;
    }
  | {
      type: 'pull_started';
      resourceType: ResourceType | null;
      connectionId: string;
      platform: string | null;
    }
  | {
      type: 'pull_completed';
      resourceType: ResourceType | null;
      connectionId: string;
      platform: string | null;
    }
  | {
      type: 'pull_failed';
      code: AccountingErrorCode;
      connectionId: string;
      platform: string | null;
    }
  /**
   * An object was sent again. `syncStatus`: the status in which its record ended. If the page cannot
   * learn that in time, it emits `error`.
   */
  | {
      type: 'record_pushed';
      recordId: string;
      objectType: string;
      objectId: string | null;
      syncStatus: string;
    }
  /** A request failed. `requestId` comes from the API; include it in a support request. */
  | { type: 'error'; code: AccountingErrorCode; requestId: string | null };

/** One event of the provider's `onEvent`. */
export type AccountingEvent = AccountingEventDetail & {
  /** Changes only if the meaning of a field changes. */
  version: 1;
  entityId: string;
  /** ISO 8601, by the browser's clock. */
  at: string;
};
