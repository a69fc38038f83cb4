import { startSentence } from './startSentence.ts';

/** The widget's words. `name` is the accounting system's, as the person knows it. */
export const widget = {
  /** The widget's own name, for people who jump from region to region. */
  label: 'Accounting system',

  loading: 'Checking your accounting connection…',
  loadFailed: 'Your accounting connection could not be checked',
  retrying: 'Trying again…',
  crashed: 'This part of the page stopped working. Your data is not affected.',
  /** Quiet, above what was known before. */
  stale: (time: string) => `Could not check for changes. Showing what was known at ${time}.`,
  failed: {
    connect: 'Connecting did not work.',
    cancel: 'Canceling did not work.',
    pull: 'Pulling did not work.',
    disconnect: 'Disconnecting did not work.',
  },
  requestId: (id: string) => `Request ID: ${id}`,

  notConnected: 'Connect your accounting system',
  shared:
    'Your invoices and products are read from your books, so nothing has to be entered twice.',
  endable: 'You can end this access at any time.',
  canceled: 'Nothing was connected. If the sign-in window is still open, you can close it.',

  creating: 'Preparing the sign-in…',
  creatingLead: 'You sign in on your accounting system’s own page.',
  waiting: (name: string) => `Finish connecting ${name} in the other window`,
  waitingLead:
    'Sign in there and allow access. This page waits for you and notices when it is done.',
  /** The window is closed, or hides itself from this page. */
  windowGone: 'If you closed the window, open it again.',
  /** There is no window of ours, but a link, or this page's own. */
  byLink: (name: string) => `Finish connecting ${name}`,
  byLinkLead:
    'Open the link where you sign in, or send it to whoever does. This page notices when it is done.',
  /** The person was taken there in place of this page. */
  hereLead: 'Sign in there and allow access. This page notices when it is done.',
  blocked: (name: string) => `The window for ${name} did not open`,
  blockedLead:
    'Your browser kept it closed. Open the link yourself: this page goes on waiting for you.',
  takingLong: (name: string) => `Still waiting for ${name}`,
  takingLongLead: 'Take the time you need. You can leave this page and finish later.',
  open: 'Open the sign-in',
  openAgain: 'Open the window again',
  finished: 'I have finished',
  checking: 'Checking…',
  notConfirmed: (name: string) =>
    `${startSentence(name)} has not confirmed yet. Complete the last step there, or give it a moment.`,
  cancel: 'Cancel',
  canceling: 'Canceling…',
  trouble: 'Trouble with the window?',
  mail: 'E-mail the link',
  mailSubject: (name: string) => `Connect ${name}`,
  mailBody: (name: string, url: string, notes: string) =>
    `Please sign in to ${name} and allow access to our books:\n\n${url}\n\n${notes}\n\nThe link may work only once, and expire.`,
  afresh: 'Start again with a new link',

  unfinished: (name: string) => `Connecting ${name} is not finished`,
  unfinishedLead: 'Continue where you left off, or cancel and choose again.',
  resume: 'Continue',

  connected: (name: string) => `Connected to ${name}`,
  only: { receivables: 'Receivables only', line_items: 'Line items only' },
  pullRequesting: (name: string) => `Asking ${name} for data…`,
  pullRunning: (name: string) =>
    `Requested. ${startSentence(name)} is sending data, which can take a few minutes.`,
  pullComplete: 'Finished.',
  pullNote: 'Pulled products carry your one currency and stub measure units, which you can adjust.',
  readOnly: (name: string) =>
    `${startSentence(name)} can only be read: nothing is written back to it.`,
  retired: (name: string, date: string) =>
    `${startSentence(name)} has not been offered for new connections since ${date}, so data may stop arriving.`,
  reported: (name: string) => `${startSentence(name)} reported:`,
  one: 'One accounting system can be connected at a time.',
  syncLog: 'Sync log',
  switch: 'Switch to another system',
  /** The old system ends before the next one begins. */
  leaving: (name: string) => `Disconnecting ${name}…`,

  deauthorized: (name: string) => `${startSentence(name)} needs you to sign in again`,
  deauthorizedLead:
    'Access ended on its side, which happens from time to time. Data pulled earlier stays.',
  reconnect: 'Reconnect',

  disconnected: (name: string) => `${startSentence(name)} is disconnected`,
  disconnectedLead: 'Nothing new is pulled. Data pulled earlier stays.',
  /** Beside the one that was tried and did not work. */
  another: 'Choose another system',
  again: (name: string) => `Connect ${name} again`,

  unknown: (name: string, status: string) => `${startSentence(name)}: ${status}`,
  unknownLead: 'This page does not know this status yet. Check again in a while.',
  refresh: 'Check again',
};
