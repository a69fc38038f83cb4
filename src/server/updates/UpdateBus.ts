/** Carries the news of one instance of a server to all others. Only ids of entities travel on it. */
export interface UpdateBus {
  /**
   * Tells the other instances that an entity may have news. What it throws or rejects with goes to the
   * stream's `onError`.
   */
  publish: (entityId: string) => unknown;
  /** Calls back for the news of the other instances. Returns a function that stops. */
  subscribe: (listener: (entityId: string) => void) => () => void;
}
