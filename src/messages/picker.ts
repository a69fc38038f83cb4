/** The words of the list to choose from, and of the dialog around it. Loaded with them. */
export const picker = {
  title: 'Choose your software',
  intro: 'Pick the software you keep your books in. Next, you’ll sign in on its website.',
  close: 'Close',
  search: 'Search software',
  found: { one: '{count} result', other: '{count} results' },
  notFound: 'No results for “{query}”.',
  notFoundHelp: 'Check the spelling, or try a shorter name.',
  /** Opens the partner's own way out. */
  missing: 'My software isn’t listed',
  none: 'There’s nothing to choose from yet.',
  showAll: 'See all software',
  popular: 'Popular',
  offered: 'All software',
  /** Below the popular ones. */
  more: 'More software',
  test: 'Test software',

  /** The name that the software had before. */
  formerName: 'Formerly {name}',
  isTest: 'Test data',
  isReadOnly: 'Import only',
  retiredSince: 'Not available since {date}',
  windows: 'Needs Windows',
  desktop: 'Needs a computer',
  minutes: '{shortest} to {count} min',
  minutesUpTo: 'Up to {count} min',
  /** Before the window opens, where something has to be at hand. */
  before: 'Before you connect {name}',
  beforeLead: 'What you’ll need:',
  phone:
    'You can’t set up {name} on a phone. Send the link to the right computer, or to the person who manages {name}.',
  go: 'Continue',
  sendLink: 'Send a link instead',
  back: 'Back',
  notNow: 'Not now',

  /** To other software, while one is connected. */
  switchTitle: 'Choose the software to switch to',
  switchIntro: '{from} stays connected until you confirm.',
  confirmTitle: 'Switch from {from} to {to}?',
  confirmLead: 'We’ll disconnect {from}, then you sign in to {to}. Data already here stays.',
  confirm: 'Switch to {to}',
  /** Where the person chooses the software while signing in: before the first one, and a switch. */
  startTitle: 'Connect your accounting software',
  startLead: 'Next, you’ll choose your accounting software and sign in on its website.',
  leaveTitle: 'Switch from {from} to other software?',
  leaveLead:
    'We’ll disconnect {from}, then you choose other software and sign in to it. Data already here stays.',
  leave: 'Disconnect and continue',
} as const;
