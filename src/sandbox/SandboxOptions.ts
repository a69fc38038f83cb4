import type { PlatformKey } from '../api/PlatformKey.ts';
import type { SandboxEntity } from './SandboxEntity.ts';
import type { SandboxPushProblem } from './SandboxPushProblem.ts';
import type { SandboxWebhook } from './SandboxWebhook.ts';

/** The options of a sandbox. All of them have a default. */
export interface SandboxOptions {
  /**
   * The same seed, calls and clock give the same ids, links and data. Tokens and the ids of webhook
   * deliveries are always new.
   * @default 1
   */
  seed?: number | undefined;
  /**
   * The clock, in milliseconds since 1970. `advance` adds to it. The sandbox computes its state
   * from the clock when it is read, and runs nothing in the background. In tests, pass a frozen
   * clock, such as `() => 0`.
   * @default Date.now
   */
  now?: (() => number) | undefined;
  /** The address of the API. Only its path matters. @default 'http://sandbox.localhost/v1' */
  baseUrl?: string | undefined;
  /** The origin of the authorization pages. @default the origin of `baseUrl` */
  pagesOrigin?: string | undefined;
  /** The partner's business customers. @default one, in GBP */
  entities?:
    readonly (Omit<SandboxEntity, 'userId'> & { userId?: string | undefined })[] | undefined;
  /** The name of the partner on the authorization pages. @default 'Example Partner' */
  partnerName?: string | undefined;
  /** @default derived from the seed */
  clientId?: string | undefined;
  /** @default random, so that no page can guess it */
  clientSecret?: string | undefined;
  /**
   * Origins whose pages may call the API over HTTP, such as `['https://preview.partner.example']`, in
   * addition to those of this computer: `localhost`, `127.0.0.1`, `[::1]` and `*.localhost`, on any
   * port. Pages of other origins get 403, and are neither logged nor counted. A call without the
   * headers of a browser, `Origin` and `Sec-Fetch-Site`, is never refused. With `control`, the pages
   * of these origins may control the sandbox, too.
   * @default none
   */
  allowedOrigins?: readonly string[] | undefined;
  /**
   * Serves the methods of the sandbox over HTTP, at `/control` beside the API, for tests that run in another
   * process. `createSandboxControl` of `react-accounting-connect/testing` is a client. It needs no
   * secret, but answers only programs and pages of this computer, and `allowedOrigins`.
   * @default false
   */
  control?: boolean | undefined;
  /**
   * The sign-in that the authorization pages accept.
   * @default `owner@example.com` and `open-the-books`
   */
  signIn?: { email: string; password: string } | undefined;
  /** Seconds until a token expires. @default 1800 */
  tokenLifetime?: number | undefined;
  /** Milliseconds a pull waits before it runs. @default 1500 */
  pullQueueTime?: number | undefined;
  /** Milliseconds a pull runs. @default 3000 */
  pullRunTime?: number | undefined;
  /**
   * Keys of platforms that the API accepts in addition to those of the catalogue. It answers 422 for
   * every other key. @default none
   */
  platforms?: readonly (PlatformKey | (string & {}))[] | undefined;
  /** The number of synced records that the first pull of a connection brings. @default 36 */
  records?: number | undefined;
  /**
   * What prevents objects from being pushed, see {@link SandboxPushProblem}. `setPushProblems` changes
   * it. @default all five
   */
  pushProblems?: readonly SandboxPushProblem[] | undefined;
  /** Milliseconds that a push takes. @default 1500 */
  pushTime?: number | undefined;
  /** Milliseconds between two automatic pulls. `Infinity` turns them off. @default 3_600_000 */
  syncInterval?: number | undefined;
  /** Milliseconds until a `connection_url` expires. @default one day */
  authorizationLifetime?: number | undefined;
  /**
   * Sends `Cross-Origin-Opener-Policy: same-origin` with the pages, as many accounting systems do.
   * The opener then sees the window as closed while the person is still typing. @default false
   */
  coop?: boolean | undefined;
  /**
   * Where the pages redirect after Finish and after Cancel (303), like the redirect page that a
   * partner registers with the API. Has to be `https:`, or `http:` on this computer. The address
   * does not tell how the authorization ended; ask the API.
   * @default null: a page says that the window can be closed
   */
  returnUrl?: string | null | undefined;
  /** Adds `business_info` to connections in version 2023-03-14, which lacks it. @default false */
  businessInfo?: boolean | undefined;
  /**
   * Requests a second before the API answers 429. With a frozen clock the limit never resets: pass
   * `Infinity`, or call `advance`. @default 30
   */
  rateLimit?: number | undefined;
  /**
   * Posts each change of a connection's status to an address of yours, as the API's webhooks do, see
   * {@link SandboxWebhook}. @default none
   */
  webhook?: SandboxWebhook | undefined;
}
