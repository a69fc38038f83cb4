/** Counts the calls. Each method resolves to the milliseconds to wait, or to 0 if it has counted one. */
export interface Counters {
  countEntity: (entityId: string) => Promise<number>;
  countTotal: () => Promise<number>;
  /** Makes `countTotal` of the other processes count nothing for this many seconds. */
  block?: (seconds: number) => Promise<void>;
}
