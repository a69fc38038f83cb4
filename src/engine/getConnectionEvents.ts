import type { Connection } from '../api/Connection.ts';
import type { AccountingEventDetail, DisconnectReason } from './AccountingEvent.ts';

export interface ConnectionChange {
  /** The connections before the change, or `undefined` at the first answer. */
  before: readonly Connection[] | undefined;
  after: readonly Connection[];
  /** Whether this is the API's first answer in this session. */
  isFirst: boolean;
  /** The connection that this page waits for, even if no connections were known before. */
  followedId: string | null;
  /** The reasons why this page ends connections, by connection id. */
  reasons: ReadonlyMap<string, DisconnectReason>;
}

/** A connection in one of these statuses can still change, and its disappearance is an end. */
export const LIVE: readonly (string | undefined)[] = ['pending_auth', 'connected', 'deauthorized'];

/**
 * Derives the events from two consecutive lists of connections. Ended connections come first, then
 * those that are connected in their place.
 */
export function getConnectionEvents(change: ConnectionChange): AccountingEventDetail[] {
  const { before = [], after, isFirst, followedId, reasons } = change;
  const known = new Map(before.map(({ id, status }) => [id, status]));
  const ends: AccountingEventDetail[] = [];
  const others: AccountingEventDetail[] = [];

  function end({ id: connectionId, platform }: Connection, previous: string) {
    const reason = reasons.get(connectionId) ?? 'elsewhere';
    if (previous !== 'pending_auth') {
      ends.push({ type: 'disconnected', connectionId, platform, reason });
    } else if (reason === 'person') {
      // A connection that was never connected counts as canceled.
      ends.push({ type: 'connect_cancelled', connectionId, platform });
    }
  }

  for (const connection of after) {
    const { id, platform, status } = connection;
    const isFollowed = id === followedId;
    // The wait may have ended before the server rendered this page.
    const seen = isFirst && isFollowed ? 'pending_auth' : known.get(id);
    // A connection can be created and authorized between two reads.
    const isNew = change.before !== undefined && status === 'connected';
    const previous = seen ?? (isFollowed || isNew ? 'pending_auth' : status);
    if (previous === status) continue;
    if (status === 'disconnected') end(connection, previous);
    if (status === 'connected') {
      others.push({ type: 'connected', connectionId: id, platform, isFromThisPage: isFollowed });
    }
    if (status === 'deauthorized') {
      others.push({ type: 'deauthorized', connectionId: id, platform });
    }
  }
  // The API may stop listing a connection that has ended.
  const listed = new Set(after.map(({ id }) => id));
  for (const connection of before) {
    const { id, status } = connection;
    if (!listed.has(id) && LIVE.includes(status)) end(connection, status);
  }
  return [...ends, ...others];
}
