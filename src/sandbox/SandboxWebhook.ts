/**
 * The webhook of a sandbox. Each change of a connection's status is one `POST` with the body of the
 * API's webhooks. Deliveries are sent in the order of the changes. The next one waits for the
 * answer to the one before, for up to 10 seconds. A delivery that fails is not repeated. Statuses
 * that the API does not have are not reported. A change that `setStatus` has scheduled is reported
 * when the connection is next read, because no timer watches the clock.
 *
 * The header `X-Sandbox-Signature` is `sha256=` followed by the HMAC-SHA256 of the body in
 * lower-case hexadecimal digits. The key is the secret in UTF-8. This signature is the sandbox's
 * own: verify Monite's deliveries as Monite's guide says. It needs `crypto.subtle`, which browsers
 * offer only on `https:` pages and on this computer.
 */
export interface SandboxWebhook {
  /** The address that deliveries are posted to. */
  url: string;
  /** Signs the deliveries. @default derived from the seed */
  secret?: string | undefined;
  /**
   * Sends the deliveries. In a test, pass the handler of your route.
   * @default the global `fetch`
   */
  fetch?: ((request: Request) => unknown) | undefined;
}
