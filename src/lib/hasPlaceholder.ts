import type { Message } from './formatMessage.ts';

/** Whether a text is filled in when it is shown, so that it may have forms or be a function. */
export const hasPlaceholder = (text: Message): boolean =>
  typeof text !== 'string' || text.includes('{');
