/** One delivery of the webhook. */
export interface Delivery {
  /** When the status changed. */
  readonly at: number;
  readonly body: string;
}

/** The deliveries that are not sent yet. `reset` empties the outbox and replaces it. */
export interface Outbox {
  /** In the order of the changes. A delivery stays until its answer arrives. */
  waiting: Delivery[];
  /** Cuts off the delivery that is being posted. `null` if there is none. */
  posting: AbortController | null;
  /** Resolves once all deliveries are posted. Never rejects. */
  posted: Promise<void>;
}
