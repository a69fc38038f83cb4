import type { Sandbox } from '../../../src/sandbox/Sandbox.ts';
import type { Random } from './createRandom.ts';
import { START } from './History.ts';
import type { Input } from './History.ts';

/** An event that either is an input of the page, or changes only the sandbox. */
interface PlannedEvent {
  at: number;
  act: (sandbox: Sandbox) => Input | undefined;
}

/** Plans all events of a random history except the replies to the page's calls. */
export function planHistory(random: Random) {
  const events: PlannedEvent[] = [];
  let at = START;
  for (let count = random.between(8, 30); count > 0; count -= 1) {
    at += random.pick([0, 30, 900, 4000, 20_000, 100_000]) + random.between(0, 2000);
    const act = random.pick([getVerb, getVerb, getSignal, getOutsideEvent])(random);
    events.push({ at, act });
  }
  return {
    canOpenWindows: !random.isOneIn(4),
    status: random.pick([undefined, undefined, 'connected', 'connected', 'pending_auth']),
    events,
    endsAt: at + random.between(1000, 400_000),
  };
}

function getVerb(random: Random): PlannedEvent['act'] {
  const platform = random.pick(['xero', 'xero', 'freeagent', undefined]);
  const mode = random.pick(['popup', 'popup', 'tab', 'link'] as const);
  const resourceType = random.pick([undefined, 'receivables', 'line_items'] as const);
  const replace = random.isOneIn(4);
  const verb = random.pick<Input>([
    { type: 'verb', verb: 'connect', platform, mode, replace },
    { type: 'verb', verb: 'connect', platform, mode, replace },
    { type: 'verb', verb: 'connect', platform: 'freeagent', mode, replace: true },
    { type: 'verb', verb: 'pull', resourceType },
    { type: 'verb', verb: 'pull', resourceType },
    { type: 'verb', verb: 'reopen' },
    { type: 'verb', verb: 'check' },
    { type: 'verb', verb: 'cancel' },
    { type: 'verb', verb: 'cancel' },
    { type: 'verb', verb: 'disconnect' },
    { type: 'verb', verb: 'remount' },
  ]);
  return () => verb;
}

function getSignal(random: Random): PlannedEvent['act'] {
  const pulling = random.pick([undefined, null, 'receivables'] as const);
  const signal = random.pick<Input>([
    { type: 'signal', signal: 'focus' },
    { type: 'signal', signal: 'focus' },
    { type: 'signal', signal: 'online' },
    { type: 'signal', signal: 'pageshow' },
    { type: 'signal', signal: 'hide' },
    { type: 'signal', signal: 'show' },
    { type: 'signal', signal: 'show' },
    { type: 'message', ...(pulling !== undefined && { pulling }) },
    { type: 'close_window' },
  ]);
  return () => signal;
}

/** Events outside the page. */
function getOutsideEvent(random: Random): PlannedEvent['act'] {
  const kind = random.pick([
    'authorize',
    'authorize',
    'authorize',
    'deauthorize',
    'end',
    'expire_tokens',
    'fail_pull',
    'unknown',
  ]);
  return (sandbox) => {
    const { id, status } = sandbox.connections.at(-1) ?? {};
    if (kind === 'expire_tokens') sandbox.expireTokens();
    else if (kind === 'fail_pull') sandbox.failNextPull('The ledger is locked');
    else if (id !== undefined && status !== 'disconnected') {
      if (kind === 'authorize' && status === 'pending_auth') sandbox.authorize(id);
      if (kind === 'deauthorize' && status === 'connected') sandbox.deauthorize(id);
      if (kind === 'end') sandbox.setStatus(id, 'disconnected');
      if (kind === 'unknown') sandbox.setStatus(id, 'suspended');
    }
    return undefined;
  };
}
