import { startSentence } from './startSentence.ts';

/** The words of connecting. `name` is always the accounting system's, as the person knows it. */
export const connect = {
  choose: 'Connect accounting system',
  connect: (name: string) => `Connect ${name}`,
  creating: 'Connecting…',
  canceling: 'Canceling…',
  waiting: (name: string) => `Waiting for ${name}…`,
  waitingHint: 'Opens the sign-in window again',
  resume: (name: string) => `Continue connecting ${name}`,
  reconnect: (name: string) => `Reconnect ${name}`,
  retry: 'Try connecting again',
  connected: (name: string) => `${startSentence(name)} is connected`,
  takes: (shortest: number, longest: number) =>
    `Takes ${shortest > 0 ? `${shortest} to` : 'up to'} ${longest} minutes.`,
  help: (name: string) => `Help with connecting ${name}`,
  /** Where the window was blocked. */
  link: (name: string) => `Continue to ${name}`,
  newWindow: 'Opens in a new window',
  copy: 'Copy link',
  copied: 'Link copied',
  copyYourself: 'Copy this link',
  /** On the page that people come back to after the sign-in, in the other window. */
  returned: 'Done here. Close this window, or go back to where you came from.',
  /** Why nothing can be connected now. */
  occupied: (name: string) =>
    `One accounting system can be connected at a time. Disconnect ${name} to connect another.`,
};
