import type { Messages } from '../messages/Messages.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { getWords } from './getWords.ts';
import type { Words } from './getWords.ts';

/**
 * Returns these texts in the provider's language, and functions that put them together. `english`
 * holds only what the caller shows, so that a page loads no other words. It must be a constant.
 */
export function useMessages<Section extends keyof Messages>(
  caller: string,
  english: Pick<Messages, Section>,
): Words<Section> {
  return getWords(useAccountingContext(caller).language, english);
}
