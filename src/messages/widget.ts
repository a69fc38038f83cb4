/** The widget's words. `name` is the accounting software's, as the person knows it. */
export const widget = {
  /** The widget's own name, for people who jump from region to region. */
  label: 'Accounting software',

  loading: 'Checking your connection…',
  retrying: 'Trying again…',
  crashed: 'This part of the page stopped working. Your data is safe.',
  /** Quiet, above what was known before. */
  stale: 'Couldn’t refresh. Last checked at {time}.',

  notConnected: 'Connect your accounting software',
  shared: 'Bring in invoices and products from your books. No double entry.',
  /** What is read, what is never changed, and how it ends. */
  reads: 'We read your invoices and products.',
  changesNothing: 'We never change your books.',
  /** In API versions that also send. */
  readsMore: 'We read your invoices, bills, products, contacts, and payments.',
  deletesNothing: 'We add what you create here. We never delete anything.',
  endable: 'You can disconnect at any time.',
  canceled: 'Nothing was connected. If the sign-in window is still open, you can close it.',

  creating: 'Getting things ready…',
  creatingLead: 'You’ll sign in on your software’s own website.',
  waiting: {
    other: 'Finish connecting {name} in the other window',
    unnamed: 'Finish connecting in the other window',
  },
  waitingLead: 'Sign in there and allow access. This page updates when you’re done.',
  /** The window is closed, or hides itself from this page. */
  windowGone: 'If you closed the window, open it again.',
  /** There is no window of ours, but a link, or this page's own. */
  byLink: 'Finish connecting {name}',
  byLinkLead: 'Open the link on the right computer, or send it to the person who manages {name}.',
  /** The person was taken there in place of this page. */
  hereLead: 'Sign in to {name} and allow access. This page updates when you’re done.',
  blocked: 'The window for {name} didn’t open',
  takingLong: 'Still waiting for {name}',
  takingLongLead: 'Take your time. You can leave this page and finish later.',
  open: 'Open the sign-in page',
  openAgain: 'Open the window again',
  goToWindow: 'Go to the window',
  finished: 'I’ve finished',
  checking: 'Checking…',
  notConfirmed: 'We haven’t heard from {name} yet. Finish the last step there, or wait a moment.',
  cancel: 'Cancel',
  canceling: 'Canceling…',
  trouble: 'Trouble with the window?',
  /** Where no window is open. */
  ways: 'Other ways to sign in',
  mail: 'Email the link',
  mailSubject: { other: 'Connect {name}', unnamed: 'Connect our accounting software' },
  mailBody: {
    other:
      'Please sign in to {name} and allow access to our books:\n\n{url}\n\n{notes}\n\nThe link may expire, and may work only once.',
    unnamed:
      'Please sign in to our accounting software and allow access to our books:\n\n{url}\n\n{notes}\n\nThe link may expire, and may work only once.',
  },
  afresh: 'Get a new link',

  unfinished: 'Finish connecting {name}',
  unfinishedLead: 'Pick up where you left off, or cancel and choose again.',
  resume: 'Continue',

  /** A label beside the name. */
  connected: 'Connected',
  /** Right after the sign-in. */
  nowConnected: '{name} is connected',
  notNow: 'Not now',
  firstSync: 'Start your first sync to bring in your data.',
  only: { receivables: 'Invoices only', line_items: 'Products only' },
  /** The button of the menu. */
  more: 'More actions',
  pullRequesting: 'Starting the sync…',
  pullRunning: 'Getting data from {name}. This can take a few minutes.',
  pullComplete: 'Sync finished.',
  pullNote:
    'Products arrive in your currency with a placeholder unit. You can edit the unit later.',
  readOnly: 'Data only comes in from {name}. Nothing is sent back.',
  retired: '{name} stopped accepting new connections on {date}. Yours may stop updating.',
  reported: '{name} reported a problem.',
  syncLog: 'Sync log',
  switch: 'Switch software',
  /** The old software ends before the next one begins. */
  leaving: 'Disconnecting {name}…',

  deauthorized: '{name} needs you to sign in again',
  deauthorizedLead:
    '{name} ended our access, which happens now and then. Sign in again to resume. Your data stays.',
  /** The two for people who may only look, and cannot sign in. */
  unfinishedReadOnly: '{name} isn’t connected yet',
  deauthorizedReadOnly: '{name} ended our access',
  reconnect: 'Reconnect',

  disconnected: '{name} is disconnected',
  disconnectedLead: 'Nothing new comes in. Data already here stays.',
  /** Beside the one that was tried and did not work. */
  another: 'Choose other software',
  again: 'Reconnect {name}',

  unknown: '{name} reports “{status}”',
  unknownLead: 'Check again later.',
  refresh: 'Check again',
} as const;
