import type { connect } from '../../messages/connect.ts';
import type { ConnectButtonState } from './getConnectButtonState.ts';

export interface ConnectButtonLabelFacts {
  words: typeof connect;
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
  { words, start, name, isOwn }: ConnectButtonLabelFacts,
): string {
  const labels: Partial<Record<ConnectButtonState, string>> = {
    creating: isOwn ? words.creating : start,
    canceling: isOwn ? words.canceling : start,
    failed: isOwn ? words.retry : start,
    waiting: words.waiting(name),
    pending: words.resume(name),
    deauthorized: words.reconnect(name),
    connected: words.connected(name),
  };
  return labels[state] ?? start;
}
