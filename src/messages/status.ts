import { startSentence } from './startSentence.ts';

/** The words of the status and the times of the connection. */
export const status = {
  loading: 'Checking the connection…',
  not_connected: 'Not connected',
  pending_auth: (name: string) => `${startSentence(name)} is waiting for you to sign in`,
  connected: (name: string) => `Connected to ${name}`,
  deauthorized: (name: string) => `${startSentence(name)} needs you to sign in again`,
  disconnected: (name: string) => `Disconnected from ${name}`,
  /** A status we do not know, as the API says it. */
  unknown: (name: string, status: string) => `${startSentence(name)}: ${status}`,
  retry: 'Try again',
  lastPulled: 'Last pulled',
  neverPulled: 'No data pulled yet',
  nextPull: 'Next automatic synchronization',
  /** Less than a minute ago. */
  justNow: 'just now',
  /** In less than a minute, or overdue. */
  dueNow: 'due now',
};
