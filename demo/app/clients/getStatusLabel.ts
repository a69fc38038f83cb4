import type { EntityConnection } from 'react-accounting-connect';

const LABELS: Readonly<Record<string, string>> = {
  connected: 'Connected',
  pending_auth: 'Not finished',
  deauthorized: 'Needs sign-in',
  disconnected: 'Disconnected',
  not_connected: 'Not connected',
};

/** The statuses to choose from, as the API and as people say them. */
export const STATUS_LABELS = Object.entries(LABELS);

/** What an accountant reads about a client. */
export function getStatusLabel(known: EntityConnection | undefined): string {
  if (!known || known.isLoading) return 'Checking…';
  if (known.status === undefined) return 'Unavailable';
  return LABELS[known.status] ?? known.status;
}
