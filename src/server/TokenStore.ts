/**
 * A store that many instances of a server share: Redis, a worker's KV. It has the shape of
 * `unstorage`, whose storages fit as they are. What it is given is encrypted with the client secret.
 */
export interface TokenStore {
  /** What was set under the key; anything else where there is nothing. */
  get: (key: string) => unknown;
  /** `ttl` is in seconds. */
  set: (key: string, value: string, options: { ttl: number }) => unknown;
}
