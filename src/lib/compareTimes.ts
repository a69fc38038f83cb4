/** Returns the fraction of the second, which `Date` cuts after the milliseconds. */
const getFraction = (time: string) => Number(/\.\d+/.exec(time)?.[0] ?? 0);

/**
 * Compares two times (ISO 8601), to the microsecond. Returns a positive number if the first is
 * later, a negative number if it is earlier, and `NaN` if one of them is not a time.
 */
export function compareTimes(a: string, b: string): number {
  const difference = Date.parse(a) - Date.parse(b);
  return difference === 0 ? getFraction(a) - getFraction(b) : difference;
}
