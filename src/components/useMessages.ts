import { useMemo } from 'react';
import { en } from '../messages/en.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { mergeMessages } from './mergeMessages.ts';

/** English with the partner's own words in it. */
export function useMessages(caller: string): typeof en {
  const { messages: own } = useAccountingContext(caller);
  return useMemo(() => (own ? mergeMessages(en, own) : en), [own]);
}
