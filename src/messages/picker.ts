import { startSentence } from './startSentence.ts';

/** The words of the list to choose from, and of the dialog around it. Loaded with them. */
export const picker = {
  title: 'Choose your accounting system',
  intro:
    'Sign in and allow access on its own page, then come back here. Your invoices and products are shared, so nothing has to be entered twice. You can end this at any time.',
  close: 'Close',
  search: 'Search accounting systems',
  found: (count: number) => (count === 1 ? '1 system found' : `${count} systems found`),
  notFound: (query: string) => `No system matches “${query}”.`,
  none: 'There is no accounting system to choose from.',
  showAll: 'Show all systems',
  offered: 'Accounting systems',
  test: 'Test systems',
  retired: 'No longer offered',

  /** Today's name, beside the one the system is listed under. */
  currentName: (name: string) => `Now ${name}`,
  isTest: 'Test data',
  isReadOnly: 'Read only',
  retiredSince: (date: string) => `No longer offered since ${date}`,
  windows: 'Windows only',
  desktop: 'Not for phones',
  /** Before the window opens, where something has to be at hand. */
  before: (name: string) => `Before you connect ${name}`,
  beforeLead: 'Good to know first. You then sign in on its own page.',
  phone: (name: string) =>
    `${startSentence(name)} cannot be set up on a phone. Send the link to the computer, or to whoever looks after it.`,
  go: 'Continue',
  sendLink: 'Send a link instead',
  back: 'Back',
  notNow: 'Not now',

  /** To another system, while one is connected. */
  switchTitle: 'Choose the system to connect instead',
  switchIntro: (from: string) => `Nothing changes yet: ${from} stays connected until you confirm.`,
  confirmTitle: (from: string, to: string) => `Switch from ${from} to ${to}?`,
  confirmLead: (from: string, to: string) =>
    `${startSentence(from)} is disconnected first: nothing new is pulled from it. Data that was already pulled stays. Then you sign in to ${to}.`,
  confirm: (to: string) => `Switch to ${to}`,
  /** Where the person chooses the system while signing in: before the first one, and a switch. */
  startTitle: 'Connect your accounting system',
  leaveTitle: (from: string) => `Switch from ${from} to another system?`,
  leaveLead: (from: string) =>
    `${startSentence(from)} is disconnected first: nothing new is pulled from it. Data that was already pulled stays. Then you choose another system, and sign in to it.`,
  leave: 'Disconnect and continue',

  minutes: (shortest: number, longest: number) =>
    shortest > 0 ? `${shortest} to ${longest} min` : `Up to ${longest} min`,
};
