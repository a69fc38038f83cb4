/**
 * Where the sandbox tells that the status of a connection has changed, and how. Each change is one
 * `POST` with the body of the API's webhooks. They are posted in the order of the changes, each
 * once: the next one waits for the answer, for 10 seconds at most, and one that fails or is refused
 * is not repeated. A status that the API has no word for is not told. No timer watches the
 * clock: a change to come, made with `setStatus`, is told when the connection is next looked at.
 *
 * The header `X-Sandbox-Signature` is `sha256=` and the HMAC-SHA256 of the body as it was sent, in
 * lower-case hexadecimal digits, with the secret in UTF-8 as its key. This signature is the
 * sandbox's own, not Monite's: check Monite's deliveries in the way that Monite tells you. It is
 * made with `crypto.subtle`, which a browser has on pages over `https:` and on this computer only.
 */
export interface SandboxWebhook {
  /** Where the deliveries are posted. */
  url: string;
  /** Signs them. @default one made from the seed */
  secret?: string | undefined;
  /** Sends them: hand it your route's handler in a test. @default the global `fetch` */
  fetch?: ((request: Request) => unknown) | undefined;
}
