/** `YYYY-MM-DD` is a day of the calendar, the same one in every time zone. */
export const formatDay = (day: string, locale: string) =>
  new Date(day).toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
