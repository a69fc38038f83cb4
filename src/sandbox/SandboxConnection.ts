import type { PlatformKey } from '../api/PlatformKey.ts';

/** One request to read data from the accounting system. The API has no call that returns it. */
export interface SandboxPull {
  readonly id: string;
  readonly resourceType: 'receivables' | 'line_items';
  readonly status: 'queued' | 'running' | 'done' | 'error' | 'canceled';
  readonly requestedAt: string;
}

/** A snapshot of a connection. Times have the format of the API. */
export interface SandboxConnection {
  readonly id: string;
  readonly entityId: string;
  /** `null` until the person has chosen one, which version 2024-05-25 leaves to them. */
  readonly platform: PlatformKey | (string & {}) | null;
  /** One of the API's four statuses, or the word passed to `connect` or `setStatus`. */
  readonly status: string;
  readonly authorizationUrl: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly lastPull: string;
  readonly errors: readonly { readonly message: string }[] | null;
  /** The organization that the person chose. `null` until connected. */
  readonly organization: string | null;
  /** When the person last pressed Cancel. The API does not report this. */
  readonly canceledAt: string | null;
  readonly pulls: readonly SandboxPull[];
}
