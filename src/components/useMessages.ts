import { useMemo } from 'react';
import { mergeMessages } from '../lib/mergeMessages.ts';
import { en } from '../messages/en.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

/** The English messages with the partner's own merged in. */
export function useMessages(caller: string): typeof en {
  const { messages: own } = useAccountingContext(caller);
  return useMemo(() => (own ? mergeMessages(en, own) : en), [own]);
}
