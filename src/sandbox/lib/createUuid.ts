import { createHex } from './createHex.ts';

/** Creates an id in the format of a random UUID. The same name gives the same id. */
export function createUuid(name: string): string {
  const hex = createHex(name, 30);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(12, 15)}`,
    `a${hex.slice(15, 18)}`,
    hex.slice(18, 30),
  ].join('-');
}
