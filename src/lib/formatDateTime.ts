import { cacheByLocale } from './cacheByLocale.ts';

const getFormat = /* @__PURE__ */ cacheByLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }),
);

/** Formats a time with its day, in this computer's time zone. */
export const formatDateTime = (time: Date, locale: string) => getFormat(locale).format(time);
