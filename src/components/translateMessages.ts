import type { Message } from '../lib/formatMessage.ts';
import { hasPlaceholder } from '../lib/hasPlaceholder.ts';
import { isMessage } from '../lib/isMessage.ts';
import type { Translate } from '../messages/Messages.ts';

/** Replaces each text by what the partner's translation function says for its path. */
export function translateMessages<T extends object>(
  base: T,
  translate: Translate,
  /** Fills in the texts that the function does not know. */
  format: (message: Message, values: Parameters<Translate>[1]) => string,
  path = '',
): T {
  const result = { ...base };
  for (const [key, text] of Object.entries(base)) {
    const at = `${path}${key}`;
    if (!isMessage(text)) {
      Reflect.set(result, key, translateMessages(text, translate, format, `${at}.`));
    } else if (hasPlaceholder(text)) {
      Reflect.set(result, key, (values: Parameters<Translate>[1]) => {
        return translate(at, values) ?? format(text, values);
      });
    } else Reflect.set(result, key, translate(at, {}) ?? text);
  }
  return result;
}
