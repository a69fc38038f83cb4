import type { PlatformKey } from '../api/PlatformKey.ts';
import type { SandboxConnection } from './SandboxConnection.ts';
import type { SandboxEntity } from './SandboxEntity.ts';
import type { SandboxOptions } from './SandboxOptions.ts';
import type { SandboxRequest } from './SandboxRequest.ts';
import type { SandboxRule } from './SandboxRule.ts';

/** The API of accounting connections and its authorization pages, in memory. */
export interface Sandbox {
  /** Answers like the network does. Needs no `this`: pass it as any `fetch`. */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What signs the deliveries of the `webhook`, also where there is none. */
  readonly webhookSecret: string;
  /** What the authorization pages accept. */
  readonly signIn: Readonly<{ email: string; password: string }>;
  /** The first entity. */
  readonly entityId: string;
  readonly entities: readonly Readonly<SandboxEntity>[];
  /** All connections of all entities, oldest first, as they are at this moment. */
  readonly connections: readonly SandboxConnection[];
  /** Every call so far. */
  readonly requests: readonly SandboxRequest[];

  /**
   * Makes a connection in any state, also one the API has no word for.
   * @default status 'connected'
   * @throws where the entity is unknown, or has an active connection already
   */
  connect(
    entityId: string,
    platform: PlatformKey | (string & {}),
    status?: string,
  ): SandboxConnection;
  /** The person goes through the pages to the end. @throws where they could not */
  authorize(id: string): SandboxConnection;
  /** The person presses Cancel on the pages: the status stays `pending_auth`. @throws as above */
  deny(id: string): SandboxConnection;
  /** The accounting system ends the access. @throws where the connection is not `connected` */
  deauthorize(id: string): SandboxConnection;
  /**
   * The status becomes any word, also one the API does not have: at once, or by itself after so many
   * milliseconds of the clock, whatever has happened until then. `connected` brings what Finish
   * does, any other word cancels the pulls, and one that it is already changes nothing. Nobody
   * checks whether the entity has another active connection. The webhook tells of a change to come
   * when it is next looked at, with the time at which it came: read `connections`, or ask the API.
   * @default after 0
   * @throws where there is no such connection, or `after` is not 0 or more
   */
  setStatus(
    id: string,
    status: string,
    options?: { after?: number | undefined },
  ): SandboxConnection;
  /**
   * Changes these options for pages that are loaded from now on. What is left out stays; `null`
   * takes the `returnUrl` away. @throws where the pages cannot lead to the `returnUrl`
   */
  setPages(pages: Pick<SandboxOptions, 'coop' | 'returnUrl'>): void;

  /** A token at once: bound to the entity, or without one a partner's, which opens all. */
  issueToken(entityId?: string, options?: { expiresIn?: number | undefined }): string;
  /** Every token issued so far is refused from now on. */
  expireTokens(): void;

  /** Moves the clock on: pulls finish, hourly pulls happen, links and tokens expire. */
  advance(milliseconds: number): void;
  /** Makes calls fail, see {@link SandboxRule}. Returns the function that takes the rule away. */
  fail(rule: SandboxRule): () => void;
  /** The next pull asked for ends with this message among the connection's `errors`. */
  failNextPull(message?: string): void;
  /**
   * Back to how it was made: no connections, tokens, rules or log; the clock and pages as given. What
   * the webhook has not sent yet is forgotten.
   */
  reset(): void;
}
