import type { Words } from '../getWords.ts';

/** The status as readable text. Returns an unknown status unchanged. */
export function getStatusText(
  status: string | undefined,
  name: string,
  { status: words, format }: Words<'status'>,
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
      return format(words[status], { name });
    default:
      return format(words.unknown, { name, status });
  }
}
