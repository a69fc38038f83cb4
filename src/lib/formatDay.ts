import { cacheByLocale } from './cacheByLocale.ts';

const getFormat = /* @__PURE__ */ cacheByLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
);

/** Formats a `YYYY-MM-DD` calendar day, which is the same day in every time zone. */
export const formatDay = (day: string, locale: string) => getFormat(locale).format(new Date(day));
