/** The words of connecting. `name` is the accounting software's, as the person knows it. */
export const connect = {
  choose: 'Choose your software',
  connect: 'Connect {name}',
  creating: 'Connecting…',
  canceling: 'Canceling…',
  waiting: 'Waiting for {name}…',
  waitingHint: 'Opens the sign-in window again',
  resume: 'Continue connecting {name}',
  reconnect: 'Reconnect {name}',
  retry: 'Try again',
  connected: '{name} is connected',
  takes: 'Takes {shortest} to {count} minutes.',
  takesUpTo: 'Takes up to {count} minutes.',
  help: 'Help with connecting {name}',
  /** Where the window was blocked: why, and the ways on. */
  blocked: 'Your browser blocked the window. Use the button below.',
  link: 'Continue to {name}',
  newWindow: 'Opens in a new window',
  copy: 'Copy link',
  copied: 'Link copied',
  copyYourself: 'Copy this link',
  /** On the page that people come back to after the sign-in, in the other window. */
  returned: 'You can close this window now.',
  /** On the same page, if the sign-in took the place of this one. */
  returnedHere: 'You can go back to where you started.',
  /** Why nothing can be connected now. */
  occupied: 'Disconnect {name} first to connect other software.',
} as const;
