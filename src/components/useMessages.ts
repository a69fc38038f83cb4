import type { Messages } from '../messages/Messages.ts';
import type { Part } from '../provider/usePart.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { getWords } from './getWords.ts';
import type { Words } from './getWords.ts';

/**
 * Returns these texts in the provider's language, functions that put them together, and `part`. `english`
 * holds only what the caller shows, so that a page loads no other words. It must be a constant.
 */
export function useMessages<Section extends keyof Messages>(
  caller: string,
  english: Pick<Messages, Section>,
): Words<Section> & { part: Part } {
  const { language, part } = useAccountingContext(caller);
  return { ...getWords(language, english), part };
}
