/** What a person reads on the way through the widget. One table for each language. */
export interface KeyboardWords {
  connect: string;
  chooseTitle: string;
  search: string;
  close: string;
  beforeTitle: (name: string) => string;
  back: string;
  trouble: string;
  copy: string;
  copied: string;
  connected: (name: string) => string;
  sync: string;
  syncAgain: string;
  syncLog: string;
  onlyFailed: string;
  switch: string;
  switchTitle: string;
  confirmTitle: (from: string, to: string) => string;
  leaveTitle: (from: string) => string;
  leave: string;
  disconnect: string;
  disconnectTitle: (name: string) => string;
  keep: string;
  confirmDisconnect: string;
  disconnected: (name: string) => string;
}

export const english: KeyboardWords = {
  connect: 'Connect accounting system',
  chooseTitle: 'Choose your accounting system',
  search: 'Search accounting systems',
  close: 'Close',
  beforeTitle: (name) => `Before you connect ${name}`,
  back: 'Back',
  trouble: 'Trouble with the window?',
  copy: 'Copy link',
  copied: 'Link copied',
  connected: (name) => `Connected to ${name}`,
  sync: 'Pull data',
  syncAgain: 'Pull again',
  syncLog: 'Sync log',
  onlyFailed: 'Only what failed',
  switch: 'Switch to another system',
  switchTitle: 'Choose the system to connect instead',
  confirmTitle: (from, to) => `Switch from ${from} to ${to}?`,
  leaveTitle: (from) => `Switch from ${from} to another system?`,
  leave: 'Disconnect and continue',
  disconnect: 'Disconnect',
  disconnectTitle: (name) => `Disconnect ${name}?`,
  keep: 'Keep connected',
  confirmDisconnect: 'Disconnect',
  disconnected: (name) => `${name} is disconnected`,
};
