import { useMemo } from 'react';
import { en } from '../messages/en.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { mergeMessages } from './mergeMessages.ts';

/** The English messages with the partner's own merged in. */
export function useMessages(caller: string): typeof en {
  const { messages: own } = useAccountingContext(caller);
  return useMemo(() => (own ? mergeMessages(en, own) : en), [own]);
}
