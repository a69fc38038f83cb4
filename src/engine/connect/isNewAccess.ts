import type { Connection } from '../../api/Connection.ts';
import { isSamePlatform } from './isSamePlatform.ts';

/** Whether a connection is neither pending nor ended. A status that we do not know counts as working. */
export const isWorking = ({ status }: Connection): boolean =>
  !['pending_auth', 'deauthorized', 'disconnected'].includes(status);

/**
 * Whether connecting gives access that nobody has given before: the first connection, the next one
 * after a disconnect, or one to other software. To resume or renew the current connection is no new
 * access.
 */
export function isNewAccess(
  current: Connection | null,
  key: string | null | undefined,
  canChoosePlatform: boolean,
): boolean {
  if (current === null || current.status === 'disconnected') return true;
  if (!isSamePlatform(current.platform, key)) return true;
  // If the person chooses while signing in, replacing a working connection counts as a switch.
  return !canChoosePlatform && isWorking(current);
}
