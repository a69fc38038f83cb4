import { hasPlaceholder } from '../lib/hasPlaceholder.ts';
import { isMessage } from '../lib/isMessage.ts';

/** Merges texts over others at every level. Ignores a value that is no text for its place. */
export function mergeMessages<T extends object>(base: T, own: object | undefined): T {
  const result = { ...base };
  for (const [key, value] of Object.entries(own ?? {})) {
    const text: unknown = Reflect.get(base, key);
    if (isMessage(text)) {
      if (isMessage(value) && (typeof value === 'string' || hasPlaceholder(text))) {
        Reflect.set(result, key, value);
      }
    } else if (isObject(text) && isObject(value)) {
      Reflect.set(result, key, mergeMessages(text, value));
    }
  }
  return result;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
