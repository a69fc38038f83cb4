import type { ApiVersion } from '../api/VERSIONS.ts';

/**
 * The webhook of a sandbox. Each change of a connection's status is one `POST` with the body of the
 * API's webhooks. Deliveries are sent in the order of the changes. The next one waits for the
 * answer to the one before, for up to 10 seconds. A delivery that fails is not repeated. Statuses
 * that the API does not have are not reported. A change that `setStatus` has scheduled is reported
 * when the connection is next read, because no timer watches the clock.
 *
 * Deliveries are signed as `verifyMoniteSignature` expects: the header `Monite-Signature` is
 * `t=<seconds>,v1=<digits>`, with the HMAC-SHA256 of the seconds, a dot and the body. The key is the
 * secret in UTF-8. `t` is the time of sending by this computer's clock, so that a receiver accepts
 * the delivery even if the clock of the sandbox is frozen or ahead. Signing needs `crypto.subtle`,
 * which browsers offer only on `https:` pages and on this computer.
 */
export interface SandboxWebhook {
  /** The address that deliveries are posted to. */
  url: string;
  /** Signs the deliveries. @default random, `whsec_…` */
  secret?: string | undefined;
  /**
   * The version of the deliveries. Those of `'2023-09-01'` have `name` and `object_id` in place of
   * `description` and `object`.
   * @default '2023-03-14'
   */
  apiVersion?: '2023-09-01' | ApiVersion | undefined;
  /**
   * Sends the deliveries. In a test, pass the handler of your route.
   * @default the global `fetch`
   */
  fetch?: ((request: Request) => unknown) | undefined;
}
