/** The words around the sync log, before its code has loaded. */
export const syncLogFrame = {
  title: 'Sync log',
  loading: 'Loading the sync log…',
  unsupported: 'The sync log isn’t available here yet.',
  retry: 'Try again',
} as const;
