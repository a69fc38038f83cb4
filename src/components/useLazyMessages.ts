import { useMemo } from 'react';
import { mergeMessages } from '../lib/mergeMessages.ts';
import type { LazyMessages } from '../messages/Messages.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

/** Like `useMessages`, for messages that load together with the part that shows them. */
export function useLazyMessages<Section extends keyof LazyMessages>(
  caller: string,
  section: Section,
  english: LazyMessages[Section],
): LazyMessages[Section] {
  const own = useAccountingContext(caller).messages?.[section];
  return useMemo(() => (own ? mergeMessages(english, own) : english), [english, own]);
}
