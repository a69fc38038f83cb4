import { cacheByLocale } from './cacheByLocale.ts';

/** A sentence whose wording depends on a number (`count`), or on whether the name is known. */
export type MessageForms = Partial<Record<Exclude<Intl.LDMLPluralRule, 'other'>, string>> & {
  other: string;
  /** Replaces `other` if the name is not known. */
  unnamed?: string | undefined;
};

/** What replaces the placeholders. Numbers are written as the language does. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** A sentence with placeholders such as `{name}`, its forms, or a function that returns it. */
export type Message = string | MessageForms | ((values: MessageValues) => string);

const getPluralRules = /* @__PURE__ */ cacheByLocale((tag) => new Intl.PluralRules(tag));
const getNumberFormat = /* @__PURE__ */ cacheByLocale((tag) => new Intl.NumberFormat(tag));

/**
 * Fills in the placeholders of a message. A `{name}` that is not known, and so reads like `unnamed`,
 * gets a capital letter at the beginning of a sentence. Leaves an unknown placeholder as it is.
 */
export function formatMessage(
  message: Message,
  values: MessageValues,
  /** A BCP 47 tag. */
  tag: string,
  /** The words in place of a name that is not known. */
  unnamed?: string,
): string {
  if (typeof message === 'function') return message(values);
  return getForm(message, values, tag, unnamed).replaceAll(
    /\{(\w+)\}/g,
    (placeholder, key: string, index: number, text: string) => {
      const value = Object.hasOwn(values, key) ? values[key] : undefined;
      if (value === undefined) return placeholder;
      if (typeof value === 'number') return getNumberFormat(tag).format(value);
      const isFirst = /(?:^|[.?!]\s)["“«„¿¡]?$/.test(text.slice(0, index));
      if (!isFirst || value !== unnamed) return value;
      return value.charAt(0).toLocaleUpperCase(tag) + value.slice(1);
    },
  );
}

function getForm(
  message: string | MessageForms,
  values: MessageValues,
  tag: string,
  unnamed: string | undefined,
): string {
  if (typeof message === 'string') return message;
  const { count } = values;
  if (typeof count === 'number') {
    return message[getPluralRules(tag).select(count)] ?? message.other;
  }
  const isUnnamed = unnamed !== undefined && Object.values(values).includes(unnamed);
  return isUnnamed ? (message.unnamed ?? message.other) : message.other;
}
