const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A day and time, such as "16 Nov 2026, 10:00". */
export const formatTime = (iso: string) => format.format(new Date(iso));
