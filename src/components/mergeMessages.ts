import type { Message, MessageValues } from '../lib/formatMessage.ts';
import { hasPlaceholder } from '../lib/hasPlaceholder.ts';
import { isMessage } from '../lib/isMessage.ts';
import { readText } from './readText.ts';

export interface MergeOptions {
  /** Where the texts come from, such as `messages`, and then the path in it. */
  path: string;
  /** Fills in the text that a wrong one would replace. */
  format: (message: Message, values: MessageValues) => string;
  /** Called with the path of a value that is no text for its place. */
  onProblem: (path: string) => void;
}

/** Merges texts over others at every level. Leaves out a value that is no text for its place. */
export function mergeMessages<T extends object>(base: T, own: unknown, options: MergeOptions): T {
  const { path, format, onProblem } = options;
  const result = { ...base };
  for (const [key, value] of getEntries(own, options)) {
    // A newer or an older release has other texts.
    if (value === undefined || !Object.hasOwn(base, key)) continue;
    const at = `${path}.${key}`;
    const text: unknown = Reflect.get(base, key);
    if (!isMessage(text)) {
      if (isObject(text) && isObject(value)) {
        Reflect.set(result, key, mergeMessages(text, value, { ...options, path: at }));
      } else onProblem(at);
    } else if (typeof value === 'function' && hasPlaceholder(text)) {
      const read = (values: MessageValues) => readText(() => value(values), at, onProblem);
      Reflect.set(result, key, (values: MessageValues) => {
        return read(values) ?? format(text, values);
      });
    } else if (isMessage(value) && (typeof value === 'string' || hasPlaceholder(text))) {
      Reflect.set(result, key, value);
    } else onProblem(at);
  }
  return result;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A getter of the partner's may throw. */
function getEntries(own: unknown, { path, onProblem }: MergeOptions): [string, unknown][] {
  try {
    return Object.entries(own ?? {});
  } catch {
    onProblem(path);
    return [];
  }
}
