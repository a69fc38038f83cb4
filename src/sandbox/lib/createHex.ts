import { createRandom } from './createRandom.ts';
import { hashText } from './hashText.ts';

/** Creates a number of hexadecimal digits. The same name gives the same digits. */
export function createHex(name: string, digits: number): string {
  // Two streams, because 32 bits of seed would soon give the same digits to different names.
  const streams = [createRandom(hashText(`${name}/a`)), createRandom(hashText(`b/${name}`))];
  return Array.from({ length: digits }, (_, index) =>
    Math.floor((streams[index % 2]?.() ?? 0) * 16).toString(16),
  ).join('');
}
