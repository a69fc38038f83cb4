import type { PlatformKey } from '../api/PlatformKey.ts';
import type { SandboxConnection } from './SandboxConnection.ts';
import type { SandboxEntity } from './SandboxEntity.ts';
import type { SandboxOptions } from './SandboxOptions.ts';
import type { SandboxPushProblem } from './SandboxPushProblem.ts';
import type { SandboxRequest } from './SandboxRequest.ts';
import type { SandboxRule } from './SandboxRule.ts';

/** An accounting-connections API in memory, with its authorization pages. */
export interface Sandbox {
  /** Answers as the network would. Works without `this`, so pass it anywhere a `fetch` goes. */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /** The address of the API, for `apiUrl`. */
  readonly baseUrl: string;
  /** The address of the control API, `null` if the option `control` is off. */
  readonly controlUrl: string | null;
  /** For `POST /auth/token`. */
  readonly clientId: string;
  /** For `POST /auth/token`. New for each sandbox, unless you pass one. */
  readonly clientSecret: string;
  /** The secret that signs the deliveries of the `webhook`. Set even without a webhook. */
  readonly webhookSecret: string;
  /** The sign-in that the authorization pages accept. */
  readonly signIn: Readonly<{ email: string; password: string }>;
  /** The first entity. */
  readonly entityId: string;
  /** All entities, in the order of the option. */
  readonly entities: readonly Readonly<SandboxEntity>[];
  /** A snapshot of all connections of all entities, oldest first. */
  readonly connections: readonly SandboxConnection[];
  /** Every request so far. */
  readonly requests: readonly SandboxRequest[];

  /**
   * Creates a connection with any status, even one that the API does not have.
   * @default status 'connected', and the first organization that the pages offer
   * @throws Error if the entity is unknown or already has an active connection, or the pages do not
   *   offer the organization
   */
  connect(
    entityId: string,
    platform: PlatformKey | (string & {}),
    status?: string,
    options?: { organization?: string | undefined },
  ): SandboxConnection;
  /**
   * Finishes the authorization pages for the person. They choose the platform there if the
   * connection has none yet, as in version 2024-05-25.
   * @default platform 'xero', and the first organization that the pages offer
   * @throws Error if the connection is not `pending_auth`, its link has expired, it already has another
   *   platform, or the pages do not offer the organization
   */
  authorize(
    id: string,
    platform?: PlatformKey | (string & {}),
    options?: { organization?: string | undefined },
  ): SandboxConnection;
  /**
   * Presses Cancel on the authorization pages for the person. The status stays `pending_auth`.
   * @throws Error if the connection is not `pending_auth` or its link has expired
   */
  deny(id: string): SandboxConnection;
  /**
   * Ends the access at the accounting system.
   * @throws Error if the connection is not `connected`
   */
  deauthorize(id: string): SandboxConnection;
  /**
   * Changes the status to any word, even one that the API does not have. With `after`, the change
   * happens that many milliseconds of the clock later, whatever happens until then.
   *
   * `connected` has the effects of Finish on the pages. Any other word cancels the running pulls.
   * The current status again changes nothing. The sandbox does not check whether the entity has
   * another active connection.
   *
   * The webhook reports a change with `after` only when the connection is next read, through
   * `connections` or the API. Its body carries the time of the change.
   * @default after 0
   * @throws Error if there is no such connection or `after` is negative
   */
  setStatus(
    id: string,
    status: string,
    options?: { after?: number | undefined },
  ): SandboxConnection;
  /**
   * Changes these options for pages that load from now on. An option that is left out stays as it
   * is. `null` removes the `returnUrl`.
   * @throws Error if the pages cannot redirect to the `returnUrl`
   */
  setPages(pages: Pick<SandboxOptions, 'coop' | 'returnUrl'>): void;

  /** Issues a token for the entity. Without an entity, it is a partner token for all of them. */
  issueToken(entityId?: string, options?: { expiresIn?: number | undefined }): string;
  /** Expires every token issued so far. */
  expireTokens(): void;

  /**
   * Moves the clock forward: pulls finish, hourly pulls happen, links and tokens expire.
   * @throws RangeError if the number is negative or not finite, or the clock would have moved by more
   *   than ten years (3650 days) since the start or the last reset
   */
  advance(milliseconds: number): void;
  /**
   * Makes calls fail, see {@link SandboxRule}. Returns a function that removes the rule.
   * @throws Error if the rule could never work, because a part of it is invalid or it has no effect
   */
  fail(rule: SandboxRule): () => void;
  /**
   * Makes the next pull fail with this message in the connection's `errors`.
   * @throws Error if the message is empty
   */
  failNextPull(message?: string): void;
  /**
   * Changes what prevents objects from being pushed. Pass the problems that are left to mend the
   * others. The change counts for later pushes, so records that have failed stay so until they are
   * pushed again.
   * @throws Error if there is no such problem
   */
  setPushProblems(problems: readonly SandboxPushProblem[]): void;
  /**
   * Makes the next `push` call fail with these `errors` in the record. The API does not document
   * their shape, so they can be anything but `null`.
   * @throws Error if the errors are `null`
   */
  failNextPush(errors?: unknown): void;
  /**
   * Restores the initial state: no connections, tokens, rules or requests, and the clock and pages
   * of the options. Keeps the secrets. Drops deliveries of the webhook that were not sent yet or
   * are waiting for an answer.
   */
  reset(): void;
}
