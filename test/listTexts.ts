import type { Message } from '../src/lib/formatMessage.ts';
import { isMessage } from '../src/lib/isMessage.ts';

/** Lists the texts of a locale by their paths. */
export function listTexts(texts: object, path = ''): [path: string, message: Message][] {
  return Object.entries(texts).flatMap(([key, value]): [string, Message][] => {
    const at = path ? `${path}.${key}` : key;
    return isMessage(value) ? [[at, value]] : listTexts(value, at);
  });
}
