import { cacheByLocale } from './cacheByLocale.ts';

const getFormat = /* @__PURE__ */ cacheByLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
);

/** `YYYY-MM-DD` is a day of the calendar, the same one in every time zone. */
export const formatDay = (day: string, locale: string) => getFormat(locale).format(new Date(day));
