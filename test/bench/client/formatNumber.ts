/** Formats a number for the table. `Infinity` means that the deadline passed. */
export function formatNumber(value: number, digits = 0): string {
  return value === Infinity ? 'never' : value.toFixed(digits);
}
