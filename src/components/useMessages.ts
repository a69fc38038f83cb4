import { useMemo } from 'react';
import { mergeMessages } from '../lib/mergeMessages.ts';
import type { Messages } from '../messages/Messages.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

/**
 * Returns these English messages with the partner's own merged in. `english` holds only what the
 * caller shows, so that a page loads no other words. It must be a constant.
 */
export function useMessages<English extends Partial<Messages>>(
  caller: string,
  english: English,
): English {
  const { messages: own } = useAccountingContext(caller);
  return useMemo(() => (own ? mergeMessages(english, own) : english), [english, own]);
}
