/** A second connection of the `redis` package, which only listens. */
export interface NodeRedisSubscriber {
  readonly isReady: boolean;
  connect: () => Promise<unknown>;
  subscribe: (channel: string, listener: (message: string) => void) => Promise<unknown>;
  on: (event: 'error', listener: (error: unknown) => void) => unknown;
  destroy: () => unknown;
}

/** A client of the `redis` package: what `createClient()` returns, in version 5 or newer. */
export interface NodeRedisClient {
  sendCommand: (args: string[]) => Promise<unknown>;
  duplicate: () => NodeRedisSubscriber;
}

/** A second connection of `ioredis`, which only listens. */
export interface IoRedisSubscriber {
  readonly status: string;
  connect: () => Promise<unknown>;
  subscribe: (channel: string) => Promise<unknown>;
  on: ((
    event: 'error' | 'end' | 'close' | 'ready',
    listener: (error?: unknown) => void,
  ) => unknown) &
    ((event: 'message', listener: (channel: string, message: string) => void) => unknown);
  disconnect: () => unknown;
}

/** A client of `ioredis`, version 5 or newer: a `Redis`. */
export interface IoRedisClient {
  call: (command: string, ...args: string[]) => Promise<unknown>;
  duplicate: (options: { lazyConnect: boolean; autoResubscribe: boolean }) => IoRedisSubscriber;
}

/** A Redis client of the partner, connected by the partner. */
export type RedisClient = NodeRedisClient | IoRedisClient;

/** Options of everything that is shared over Redis. */
export interface RedisOptions {
  /**
   * Begins every key and channel. Give each environment its own, because its calls and tokens are its own.
   * @default 'accounting-connect'
   */
  prefix?: string | undefined;
  /**
   * Receives failures of Redis, for your log: one for each outage.
   * @default console.error
   */
  onError?: ((error: unknown) => unknown) | undefined;
}
