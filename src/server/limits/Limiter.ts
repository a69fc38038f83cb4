/** How many calls the accounting API receives. */
export interface LimitOptions {
  /**
   * Calls a second for all entities together. The API allows 30 a second for each partner. The
   * calls are spread over the second, so that the API receives at most a fifth more, or one call more,
   * in any second.
   * @default 25
   */
  maxPerSecond?: number | undefined;
  /** Calls a second for one entity. @default 10 */
  maxPerEntity?: number | undefined;
}

/**
 * Limits the calls to the accounting API, and divides them fairly between the entities. Create one
 * and share it between the handlers and clients that use the same credentials.
 */
export interface Limiter {
  /**
   * Resolves when a call for this entity may be sent. Waits for up to `maxWait` milliseconds, 2000
   * by default. Entities take turns, so a busy entity delays only itself. A call of a job, which
   * nobody waits for, gets a turn when no page waits.
   *
   * @throws ServerError 429 `rate_limited` with `Retry-After` if the wait would be longer, or the
   *   reason of `signal`
   */
  admit: (
    entityId: string,
    options?: {
      signal?: AbortSignal | undefined;
      maxWait?: number | undefined;
      isJob?: boolean | undefined;
    },
  ) => Promise<void>;
  /** Sends no calls for this many seconds, because the API has answered 429. */
  holdBack: (seconds: number) => void;
  /**
   * Seconds that pages should leave between their background reads. Grows while calls have to
   * wait, and is `null` when they do not.
   */
  getInterval: () => number | null;
}
