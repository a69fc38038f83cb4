/** One change of status, as it is posted. */
export interface Delivery {
  /** When the status changed. */
  readonly at: number;
  readonly body: string;
}

/** What is still to be posted. `reset` empties it and puts another in its place. */
export interface Outbox {
  /** In the order of the changes. One stays until its answer is there. */
  waiting: Delivery[];
  /** Resolves once all of it was posted. Never rejects. */
  posted: Promise<void>;
}
