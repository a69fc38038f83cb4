/** The words of the question about books that differ from those before. */
export const booksQuestion = {
  title: 'Is this the right company?',
  lead: 'You’re connected to {name}, but the books look different from before.',
  before: 'Before',
  now: 'Now',
  /** The company that owns the books, and their currency. */
  books: '{company} ({currency})',
  wrong: 'If it’s the wrong company, disconnect. Then you can connect the right one.',
  /** Promises nothing about the syncs that run by themselves. */
  wait: 'We won’t start a sync from here until you answer. Automatic syncs may still run.',
  confirm: 'Right company',
  disconnect: 'Disconnect',
  disconnecting: 'Disconnecting…',
  later: 'Decide later',
} as const;
