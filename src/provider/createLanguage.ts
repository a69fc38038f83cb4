import { getValidLocale } from '../lib/getValidLocale.ts';
import type { Locale, MessageOverrides, Messages, Translate } from '../messages/Messages.ts';

/** What a provider writes its texts, times and numbers in. */
export interface Language {
  /** A BCP 47 tag that `Intl` supports. */
  tag: string;
  /** For the outermost elements. Empty if they follow the page. */
  attributes: { lang?: string; dir?: 'ltr' | 'rtl' };
  /** An IANA time zone. `undefined` for that of the browser. */
  timeZone: string | undefined;
  /** `undefined` for English, which each part brings along. */
  messages: Messages | Translate | undefined;
  /** The texts that `messages` lacks. `undefined` for English. */
  fallback: Messages | undefined;
  /** The partner's own texts, which win. */
  overrides: MessageOverrides | undefined;
}

const RIGHT_TO_LEFT = /^(?:ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

/** Creates the language of a provider. A plain tag is one of English, which is part of the package. */
export function createLanguage(
  locale: string | Locale<Messages | Translate>,
  overrides: MessageOverrides | undefined,
  timeZone: string | undefined,
): Language {
  const isOwn = typeof locale === 'object';
  const tag = getValidLocale(isOwn ? locale.tag : locale);
  return {
    tag,
    attributes: isOwn ? { lang: tag, dir: RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr' } : {},
    timeZone,
    messages: isOwn ? locale.messages : undefined,
    fallback: isOwn ? locale.fallback : undefined,
    overrides,
  };
}
