import type { PlatformKey } from '../api/PlatformKey.ts';

/** One request to read data from the accounting system. The API has no call that returns it. */
export interface SandboxPull {
  /** As the API sent it. */
  readonly id: string;
  /** The data that the pull reads. */
  readonly resourceType: 'receivables' | 'line_items';
  /** Where the pull is, by the sandbox's clock. */
  readonly status: 'queued' | 'running' | 'done' | 'error' | 'canceled';
  /** When the sandbox accepted it. */
  readonly requestedAt: string;
}

/** A snapshot of a connection. Times have the format of the API. */
export interface SandboxConnection {
  /** The id that `authorize`, `deny` and the other methods take. */
  readonly id: string;
  /** The entity that is linked. */
  readonly entityId: string;
  /** `null` until the person has chosen one, which version 2024-05-25 leaves to them. */
  readonly platform: PlatformKey | (string & {}) | null;
  /** One of the API's four statuses, or the word passed to `connect` or `setStatus`. */
  readonly status: string;
  /** The first of the sandbox's pages to sign in. */
  readonly authorizationUrl: string;
  /** When the connection was created. */
  readonly createdAt: string;
  /** When the status last changed or a pull last ended. */
  readonly updatedAt: string;
  /** When data was last pulled, or about `createdAt` before that, as at Monite. */
  readonly lastPull: string;
  /** The problems of the accounting system that the API reports. `null` if there are none. */
  readonly errors: readonly { readonly message: string }[] | null;
  /** The organization that the person chose. `null` until connected. */
  readonly organization: string | null;
  /** When the person last pressed Cancel. The API does not report this. */
  readonly canceledAt: string | null;
  /** Every pull of this connection, oldest first. */
  readonly pulls: readonly SandboxPull[];
}
