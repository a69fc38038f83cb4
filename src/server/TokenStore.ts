/**
 * A store that the instances of a server share, such as Redis or a worker's KV. Storages of
 * `unstorage` fit as they are. Values are encrypted with a key derived from the client secret.
 */
export interface TokenStore {
  /** Returns the value of the key, or something other than a string if there is none. */
  get: (key: string) => unknown;
  /** `ttl` is in seconds. */
  set: (key: string, value: string, options: { ttl: number }) => unknown;
  /**
   * Takes a lock, so that instances that start together request one token. Returns a function that
   * releases the lock, or nothing if another instance holds it. The lock ends by itself after
   * `ttl` seconds. `createRedisTokenStore` has it.
   * @default every instance requests a token of its own
   */
  lock?:
    ((key: string, options: { ttl: number }) => Promise<(() => unknown) | undefined>) | undefined;
}
