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
  failed: true,
  ignored: true,
};

/** What an action may resolve to. */
const OUTCOMES = {
  connect: CONNECT,
  reopen: CONNECT,
  cancel: CANCEL,
  check: CHECK,
  disconnect: DISCONNECT,
  pull: PULL,
};
type Action = keyof typeof OUTCOMES;

/** Actions never reject, every one ends, and says in a word of its own what became of it. */
export function followAction(world: World, action: Action, outcome: Promise<unknown>): void {
  world.underWay += 1;
  outcome
    .then((word) => checkOutcome(action, word))
    .catch((reason: unknown) => world.rejections.push(reason))
    .finally(() => (world.underWay -= 1));
}

/** Throws where the word is none of the action's. */
export function checkOutcome(action: Action, word: unknown): void {
  if (typeof word === 'string' && Object.hasOwn(OUTCOMES[action], word)) return;
  throw new Error(`${action} ended as ${String(word)}`);
}
