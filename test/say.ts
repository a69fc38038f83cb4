import { formatMessage } from '../src/lib/formatMessage.ts';
import type { Message, MessageValues } from '../src/lib/formatMessage.ts';
import { unnamed } from '../src/messages/unnamed.ts';

/** The English text of a message, as the package shows it. */
export const say = (message: Message, values: MessageValues) =>
  formatMessage(message, values, 'en', unnamed);
