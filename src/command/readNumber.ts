/** Reads a number of an option. @throws Error if it is not an integer from 0 to `most` */
export function readNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) {
    throw new Error(`--${name} must be an integer from 0 to ${most}, not "${text}".`);
  }
  return value;
}
