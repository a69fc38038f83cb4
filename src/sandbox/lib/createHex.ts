import { createRandom } from './createRandom.ts';
import { hashText } from './hashText.ts';

/** As many hexadecimal digits as asked for, always the same for the same name. */
export function createHex(name: string, digits: number): string {
  // Two streams, or 32 bits of seed would make equal names out of different ones too soon.
  const streams = [createRandom(hashText(`${name}/a`)), createRandom(hashText(`b/${name}`))];
  return Array.from({ length: digits }, (_, index) =>
    Math.floor((streams[index % 2]?.() ?? 0) * 16).toString(16),
  ).join('');
}
