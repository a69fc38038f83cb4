import type { Connection } from '../api/Connection.ts';
import type { AccountingEventDetail, DisconnectReason } from './AccountingEvent.ts';

export interface ConnectionChange {
  /** What was known before; `undefined` at the first answer. */
  before: readonly Connection[] | undefined;
  after: readonly Connection[];
  /** Whether the API has not answered in this session before. */
  isFirst: boolean;
  /** The connection that this page waits for, also where nothing was known before. */
  followedId: string | null;
  /** Why this page ends a connection, by its id. */
  reasons: ReadonlyMap<string, DisconnectReason>;
}

/** The events that tell what became of the connections since the API was asked before. */
export function getConnectionEvents(change: ConnectionChange): AccountingEventDetail[] {
  const { before, after, isFirst, followedId, reasons } = change;
  const known = new Map(before?.map(({ id, status }) => [id, status]));
  return after.flatMap(({ id, platform, status }): AccountingEventDetail[] => {
    const isFollowed = id === followedId;
    // The wait may have ended before the server rendered this page.
    const seen = isFirst && isFollowed ? 'pending_auth' : known.get(id);
    // A connection can be made and authorized between two reads.
    const isNew = before !== undefined && status === 'connected';
    const previous = seen ?? (isFollowed || isNew ? 'pending_auth' : status);
    if (previous === status) return [];
    switch (status) {
      case 'connected':
        return [{ type: 'connected', connectionId: id, platform }];
      case 'deauthorized':
        return [{ type: 'deauthorized', connectionId: id, platform }];
      case 'disconnected': {
        const reason = reasons.get(id) ?? 'elsewhere';
        // A connection that was never connected counts as canceled.
        const isCanceled = previous === 'pending_auth';
        return isCanceled ? [] : [{ type: 'disconnected', connectionId: id, platform, reason }];
      }
      default:
        return [];
    }
  });
}
