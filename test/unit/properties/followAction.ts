import type { CheckOutcome } from '../../../src/hooks/useConnect.ts';
import type { CancelOutcome, ConnectOutcome } from '../../../src/engine/connect/Connector.ts';
import type { DisconnectOutcome } from '../../../src/engine/disconnect/createDisconnector.ts';
import type { PullOutcome } from '../../../src/engine/pull/createPuller.ts';
import type { World } from './createWorld.ts';

const CONNECT: Record<ConnectOutcome, true> = {
  awaiting_authorization: true,
  blocked: true,
  connected: true,
  canceled: true,
  failed: true,
  ignored: true,
};
const CANCEL: Record<CancelOutcome, true> = {
  canceled: true,
  connected: true,
  failed: true,
  ignored: true,
};
const CHECK: Record<CheckOutcome, true> = {
  connected: true,
  not_connected: true,
  failed: true,
  ignored: true,
};
const DISCONNECT: Record<DisconnectOutcome, true> = {
  disconnected: true,
  changed: true,
  failed: true,
  ignored: true,
};
const PULL: Record<PullOutcome, true> = {
  started: true,
  following: true,
  books_changed: true,
  failed: true,
  ignored: true,
};

/** The values that each action may resolve to. */
const OUTCOMES = {
  connect: CONNECT,
  reopen: CONNECT,
  cancel: CANCEL,
  check: CHECK,
  disconnect: DISCONNECT,
  pull: PULL,
};
type Action = keyof typeof OUTCOMES;

/** Checks that an action ends, does not reject, and resolves to one of its outcomes. */
export function followAction(world: World, action: Action, promise: Promise<unknown>): void {
  world.underWay += 1;
  promise
    .then((outcome) => checkOutcome(action, outcome))
    .catch((reason: unknown) => world.rejections.push(reason))
    .finally(() => (world.underWay -= 1));
}

/** Throws if the outcome does not belong to the action. */
export function checkOutcome(action: Action, outcome: unknown): void {
  if (typeof outcome === 'string' && Object.hasOwn(OUTCOMES[action], outcome)) return;
  throw new Error(`${action} ended as ${String(outcome)}`);
}
