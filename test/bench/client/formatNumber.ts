/** A number as the table shows it. `Infinity` means that the deadline came first. */
export function formatNumber(value: number, digits = 0): string {
  return value === Infinity ? 'never' : value.toFixed(digits);
}
