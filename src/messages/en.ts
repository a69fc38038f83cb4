import { errors } from './errors.ts';
import { platformNotes } from './platformNotes.ts';
import { widget } from './widget.ts';

/** The button's words for what it pulls. */
const getPullWords = (what: string) => ({
  idle: `Pull ${what}`,
  requesting: 'Requesting…',
  running: `Pulling ${what}…`,
  complete: `Pull ${what} again`,
  failed: `Try pulling ${what} again`,
});

/** The English words. `name` is always the accounting system's, as the person knows it. */
export const en = {
  errors,
  platformNotes,
  widget,

  /** Stands in for the name where the API does not say which system it is. */
  unnamed: 'your accounting system',

  connect: {
    choose: 'Connect accounting system',
    connect: (name: string) => `Connect ${name}`,
    creating: 'Connecting…',
    canceling: 'Canceling…',
    waiting: (name: string) => `Waiting for ${name}…`,
    waitingHint: 'Opens the sign-in window again',
    resume: (name: string) => `Continue connecting ${name}`,
    reconnect: (name: string) => `Reconnect ${name}`,
    retry: 'Try connecting again',
    connected: (name: string) => `${name} is connected`,
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
  },

  status: {
    loading: 'Checking the connection…',
    not_connected: 'Not connected',
    pending_auth: (name: string) => `${name} is waiting for you to sign in`,
    connected: (name: string) => `Connected to ${name}`,
    deauthorized: (name: string) => `${name} needs you to sign in again`,
    disconnected: (name: string) => `Disconnected from ${name}`,
    /** A status we do not know, as the API says it. */
    unknown: (name: string, status: string) => `${name}: ${status}`,
    retry: 'Try again',
    lastPulled: 'Last pulled',
    neverPulled: 'No data pulled yet',
    nextPull: 'Next automatic synchronization',
    /** Less than a minute ago. */
    justNow: 'just now',
    /** In less than a minute, or overdue. */
    dueNow: 'due now',
  },

  pull: {
    all: { ...getPullWords('data'), complete: 'Pull again', failed: 'Try pulling again' },
    receivables: getPullWords('receivables'),
    line_items: getPullWords('line items'),
    /** Told to people who cannot see the button change. */
    done: 'Data pulled',
    busy: 'Another pull is running',
    notConnected: 'Connect an accounting system first',
  },

  disconnect: {
    disconnect: 'Disconnect',
    disconnecting: 'Disconnecting…',
    notConnected: 'No accounting system is connected',
  },
};
