/** The words of the list to choose from, and of the dialog around it. Loaded with them. */
export const picker = {
  title: 'Choose your accounting system',
  intro:
    'Sign in and allow access in the window that opens, then come back here. Your invoices and products are shared, so nothing has to be entered twice. You can end this at any time.',
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
  minutes: (shortest: number, longest: number) =>
    shortest > 0 ? `${shortest} to ${longest} min` : `Up to ${longest} min`,
};
