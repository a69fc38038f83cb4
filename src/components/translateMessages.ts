import { hasPlaceholder } from '../lib/hasPlaceholder.ts';
import { isMessage } from '../lib/isMessage.ts';
import type { MessageValues } from '../lib/formatMessage.ts';
import type { Translate } from '../messages/Messages.ts';
import type { MergeOptions } from './mergeMessages.ts';
import { readText } from './readText.ts';

/** Replaces each text by what the partner's translation function says for its path. */
export function translateMessages<T extends object>(
  base: T,
  translate: Translate,
  { format, onProblem }: Pick<MergeOptions, 'format' | 'onProblem'>,
  path = '',
): T {
  const result = { ...base };
  for (const [key, text] of Object.entries(base)) {
    const at = `${path}${key}`;
    /** `undefined` says that the function does not know the text. */
    const read = (values: MessageValues, known: () => string) =>
      readText(() => translate(at, values) ?? known(), at, onProblem) ?? known();
    if (!isMessage(text)) {
      const options = { format, onProblem };
      Reflect.set(result, key, translateMessages(text, translate, options, `${at}.`));
    } else if (hasPlaceholder(text)) {
      Reflect.set(result, key, (values: MessageValues) => {
        return read(values, () => format(text, values));
      });
    } else
      Reflect.set(
        result,
        key,
        read({}, () => format(text, {})),
      );
  }
  return result;
}
