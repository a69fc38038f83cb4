import type { Outbox } from './Outbox.ts';

/** Drops the deliveries that are not sent yet, and cuts off the one that waits for its answer. */
export function dropDeliveries(outbox: Outbox): void {
  outbox.waiting = [];
  outbox.posting?.abort();
}
