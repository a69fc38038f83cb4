import type { Message } from '../lib/formatMessage.ts';
import type { Words } from './getWords.ts';

/** Says how many minutes a setup takes: from the shortest, if there is one, to the longest. */
export function formatSetupTime(
  format: Words<'unnamed'>['format'],
  [range, upTo]: readonly [range: Message, upTo: Message],
  [shortest, count]: readonly [number, number],
): string {
  return format(shortest > 0 ? range : upTo, { shortest, count });
}
