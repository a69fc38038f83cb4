import type { Connection } from '../api/Connection.ts';
import type { ConnectSignal } from './CONNECT_STEPS.ts';
import type { ConnectFlow } from './ConnectFlow.ts';

/** A sign-in with a second factor takes a minute or two. */
const LONG = 3;

/**
 * What the API's answer, and the time, mean for a flow that waits for the person; `null`: nothing
 * new. The wait ends when the connection is no longer pending, whoever changed it.
 */
export function getConnectSignal(
  { connectionId, startedAt }: ConnectFlow,
  connections: readonly Connection[],
  now: number,
  /** The longest usual set-up of the system, in minutes. */
  setupMinutes = 0,
): ConnectSignal | null {
  if (connectionId === null) return null;
  const followed = connections.find(({ id }) => id === connectionId);
  if (followed?.status !== 'pending_auth') return 'settle';
  return now - startedAt > Math.max(LONG, setupMinutes) * 60_000 ? 'delay' : null;
}
