import type { PlatformKey } from '../api/PlatformKey.ts';

/** One request to read data from the accounting system. The API itself cannot read it back. */
export interface SandboxPull {
  readonly id: string;
  readonly resourceType: 'receivables' | 'line_items';
  readonly status: 'queued' | 'running' | 'done' | 'error' | 'canceled';
  readonly requestedAt: string;
}

/** A connection at one moment. Times are written as the API writes them. */
export interface SandboxConnection {
  readonly id: string;
  readonly entityId: string;
  readonly platform: PlatformKey | (string & {});
  /** One of the API's four words, or the one `connect` or `setStatus` was given. */
  readonly status: string;
  readonly authorizationUrl: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly lastPull: string;
  readonly errors: readonly { readonly message: string }[] | null;
  /** The organization that was chosen, once connected. */
  readonly organization: string | null;
  /** When the person last pressed Cancel. The API does not tell. */
  readonly canceledAt: string | null;
  readonly pulls: readonly SandboxPull[];
}
