import type { Words } from '../getWords.ts';
import type { ConnectButtonState } from './getConnectButtonState.ts';

export interface ConnectButtonLabelFacts {
  words: Words<'connect'>['connect'];
  format: Words<'connect'>['format'];
  /** The label of a button that starts something. */
  start: string;
  /** The name of the platform, as the person knows it. */
  name: string;
  /** Whether what happens now was started for this button's platform. */
  isOwn: boolean;
}

/** Returns the label of a `ConnectButton`. */
export function getConnectButtonLabel(
  state: ConnectButtonState,
  { words, format, start, name, isOwn }: ConnectButtonLabelFacts,
): string {
  const labels: Partial<Record<ConnectButtonState, string>> = {
    creating: isOwn ? words.creating : start,
    canceling: isOwn ? words.canceling : start,
    failed: isOwn ? words.retry : start,
    waiting: format(words.waiting, { name }),
    blocked: words.retry,
    pending: format(words.resume, { name }),
    deauthorized: format(words.reconnect, { name }),
    connected: format(words.connected, { name }),
  };
  return labels[state] ?? start;
}
