import type { Messages } from '../../messages/Messages.ts';

/** The status as readable text. Returns an unknown status unchanged. */
export function getStatusText(
  status: string | undefined,
  name: string,
  words: Messages['status'],
): string {
  switch (status) {
    case undefined:
      return words.loading;
    case 'not_connected':
      return words.not_connected;
    case 'pending_auth':
    case 'connected':
    case 'deauthorized':
    case 'disconnected':
      return words[status](name);
    default:
      return words.unknown(name, status);
  }
}
