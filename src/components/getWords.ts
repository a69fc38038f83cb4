import { formatMessage } from '../lib/formatMessage.ts';
import type { Message, MessageValues } from '../lib/formatMessage.ts';
import { isDevelopment } from '../lib/isDevelopment.ts';
import type { Messages } from '../messages/Messages.ts';
import { unnamed } from '../messages/unnamed.ts';
import type { Language } from '../provider/createLanguage.ts';
import { mergeMessages } from './mergeMessages.ts';
import { translateMessages } from './translateMessages.ts';

/** The texts of some sections, and functions that put them together. */
export type Words<Section extends keyof Messages> = Pick<Messages, Section> & {
  format: (message: Message, values?: MessageValues) => string;
  /** Joins sentences as the language does. Leaves out empty ones. */
  join: (...sentences: (string | false | undefined)[]) => string;
};

/** Languages that put no space between sentences. */
const WITHOUT_SPACES = /^(?:ja|th|yue|zh)\b/;

/** The texts of each language, by the sections that a part shows. Many rows show the same. */
const known = /* @__PURE__ */ new WeakMap();

/** Returns the texts of these sections in a language. `english` must be a constant. */
export function getWords<Section extends keyof Messages>(
  language: Language,
  english: Pick<Messages, Section>,
): Words<Section> {
  const cache = known.get(language) ?? new WeakMap();
  known.set(language, cache);
  const words = cache.get(english) ?? createWords(language, english);
  cache.set(english, words);
  return words;
}

/** Tells the partner's engineer once about each text that cannot be shown. */
function createProblemLog(): (path: string) => void {
  const logged = new Set<string>();
  return (path) => {
    if (logged.has(path) || !isDevelopment()) return;
    logged.add(path);
    // oxlint-disable-next-line no-console -- the partner's engineer reads it there
    console.error(
      `react-accounting-connect: ${path} is no text for its place, so the text of the locale is shown.`,
    );
  };
}

function createWords<Section extends keyof Messages>(
  { tag, messages, fallback, overrides }: Language,
  english: Pick<Messages, Section>,
): Words<Section> {
  const format: Words<Section>['format'] = (message, values = {}) =>
    formatMessage(message, values, tag, words.unnamed);
  const onProblem = createProblemLog();
  const merge = <T extends object>(base: T, own: unknown, path: string) =>
    mergeMessages(base, own, { path, format, onProblem });
  const all = merge({ ...english, unnamed }, fallback, 'locale.fallback');
  // Texts are put together only when a part shows them.
  const words: typeof all = { ...all };
  const translated =
    typeof messages === 'function'
      ? translateMessages(all, messages, { format, onProblem })
      : merge(all, messages, 'locale.messages');
  Object.assign(words, merge(translated, overrides, 'messages'));
  const space = WITHOUT_SPACES.test(tag) ? '' : ' ';
  return {
    ...words,
    format,
    join: (...sentences) => sentences.filter(Boolean).join(space),
  };
}
