import type { Connection } from '../api/Connection.ts';
import type { AccountingEventDetail } from './AccountingEvent.ts';

const CHANGES = ['connected', 'deauthorized', 'disconnected'] as const;

/** The events that tell what became of the connections since the API was asked before. */
export function getChanges(
  before: readonly Connection[] | undefined,
  connections: readonly Connection[],
  /** The connection that this page waits for, also where the API was not asked before. */
  followedId: string | null,
): AccountingEventDetail[] {
  return connections.flatMap(({ id, platform, status }) => {
    const known = before?.find((connection) => connection.id === id)?.status;
    const previous = known ?? (id === followedId ? 'pending_auth' : status);
    // What never was connected is canceled, not disconnected.
    const isCanceled = previous === 'pending_auth' && status === 'disconnected';
    const type = CHANGES.find((word) => word === status);
    return type && previous !== status && !isCanceled ? [{ type, connectionId: id, platform }] : [];
  });
}
