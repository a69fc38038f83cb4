/** The words of the status and the times of the connection. */
export const status = {
  loading: 'Checking the connection…',
  /** The first check did not work. */
  loadFailed: 'We couldn’t check your connection',
  not_connected: 'Not connected',
  pending_auth: '{name} is waiting for you to sign in',
  connected: 'Connected to {name}',
  deauthorized: '{name} needs you to sign in again',
  disconnected: 'Disconnected from {name}',
  /** A status that we do not know, as the API says it. */
  unknown: '{name} reports “{status}”',
  retry: 'Try again',
  lastPulled: 'Last synced',
  /** Beside `lastPulled`. */
  never: 'Not yet',
  neverPulled: 'Not synced yet',
  nextPull: 'Next sync',
  /** Less than a minute ago. */
  justNow: 'just now',
  /** In less than a minute, or overdue. */
  dueNow: 'any moment now',
} as const;
