/**
 * A store that the instances of a server share, such as Redis or a worker's KV. Storages of
 * `unstorage` fit as they are. Values are encrypted with a key derived from the client secret.
 */
export interface TokenStore {
  /** Returns the value of the key, or something other than a string if there is none. */
  get: (key: string) => unknown;
  /** `ttl` is in seconds. */
  set: (key: string, value: string, options: { ttl: number }) => unknown;
}
