import type { SandboxEntity } from './SandboxEntity.ts';
import type { SandboxWebhook } from './SandboxWebhook.ts';

/** Everything about a sandbox that can be set. All of it has a default. */
export interface SandboxOptions {
  /** Same seed, same calls and same clock: same ids, tokens and data. @default 1 */
  seed?: number | undefined;
  /**
   * The clock, in milliseconds since 1970; `advance` adds to it. State is worked out from it
   * whenever it is read: nothing runs in the background. For tests: `now: () => fixed`.
   * @default Date.now
   */
  now?: (() => number) | undefined;
  /** Where the API stands. Only its path is looked at. @default 'http://sandbox.localhost/v1' */
  baseUrl?: string | undefined;
  /** Where the authorization pages stand. @default the origin of `baseUrl` */
  pagesOrigin?: string | undefined;
  /** The partner's business customers. @default one, in GBP */
  entities?:
    readonly (Omit<SandboxEntity, 'userId'> & { userId?: string | undefined })[] | undefined;
  /** Whose product asks for access, as the pages say it. @default 'Example Partner' */
  partnerName?: string | undefined;
  clientId?: string | undefined;
  clientSecret?: string | undefined;
  /** What the authorization pages accept. @default 'owner@example.com' and 'open-the-books' */
  signIn?: { email: string; password: string } | undefined;
  /** Seconds until a token expires. @default 1800 */
  tokenLifetime?: number | undefined;
  /** Milliseconds a pull waits before it runs. @default 1500 */
  pullQueueTime?: number | undefined;
  /** Milliseconds a pull runs. @default 3000 */
  pullRunTime?: number | undefined;
  /** Milliseconds between two automatic pulls. `Infinity`: none. @default 3_600_000 */
  syncInterval?: number | undefined;
  /** Milliseconds until a `connection_url` no longer opens. @default one day */
  authorizationLifetime?: number | undefined;
  /**
   * Send `Cross-Origin-Opener-Policy: same-origin` with the pages, as many accounting systems do:
   * the opener then sees the window as closed while the person is still typing. @default false
   */
  coop?: boolean | undefined;
  /**
   * Where the pages lead after Finish and after Cancel (303), as to the redirect page that a partner
   * has registered with the API: `https:`, or `http:` on this computer. Nothing is added to it: how
   * it went, the API alone says. @default null: a page that says that the window can be closed
   */
  returnUrl?: string | null | undefined;
  /** Add `business_info` to connections, as API versions after 2023-03-14 do. @default false */
  businessInfo?: boolean | undefined;
  /**
   * Requests a second before 429. On a clock that stands still nothing is refilled:
   * pass `Infinity` there, or `advance`. @default 30
   */
  rateLimit?: number | undefined;
  /**
   * Tells an address of yours when the status of a connection changes, as the API's webhooks do. The
   * signature is the sandbox's own, see {@link SandboxWebhook}. @default none
   */
  webhook?: SandboxWebhook | undefined;
}
