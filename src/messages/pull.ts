/** The words of the button that syncs. */
export const pull = {
  all: {
    idle: 'Sync now',
    requesting: 'Starting…',
    running: 'Syncing…',
    complete: 'Sync again',
    failed: 'Try again',
  },
  receivables: {
    idle: 'Sync invoices',
    requesting: 'Starting…',
    running: 'Syncing invoices…',
    complete: 'Sync invoices again',
    failed: 'Try invoices again',
  },
  line_items: {
    idle: 'Sync products',
    requesting: 'Starting…',
    running: 'Syncing products…',
    complete: 'Sync products again',
    failed: 'Try products again',
  },
  /** Told to people who cannot see the button change. */
  done: 'Sync finished',
  busy: 'Another sync is running',
  notConnected: 'Connect your accounting software first',
  confirmFirst: 'Asks about your company first',
} as const;
