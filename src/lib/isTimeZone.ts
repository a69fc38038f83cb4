/** Whether `Intl` knows the time zone of this IANA name. */
export function isTimeZone(name: unknown): boolean {
  try {
    return (
      typeof name === 'string' && Intl.DateTimeFormat('en', { timeZone: name }).format() !== ''
    );
  } catch {
    return false;
  }
}
