const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

/** Formats the day of an ISO 8601 date or time. */
export function formatDay(iso: string): string {
  return format.format(new Date(iso));
}
