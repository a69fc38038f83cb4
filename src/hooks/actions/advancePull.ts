import { AccountingError } from '../../api/AccountingError.ts';
import type { Connection } from '../../api/Connection.ts';
import type { PullFlow } from '../../provider/PullFlow.ts';

const DEADLINE = 15 * 60_000;
const ENDED = ['pending_auth', 'deauthorized', 'disconnected'];
/** Long enough for most pulls. */
const DOUBT = 60_000;

/**
 * What becomes of a pull. The API has no call that reads a pull back: it is done when `last_pull`
 * moves, and failed when the connection shows errors that it did not show before, or still shows
 * them after a change. A request whose answer was lost is done when `last_pull` moves after all.
 */
export function advancePull(
  flow: PullFlow,
  connections: readonly Connection[],
  now: number,
): PullFlow {
  const { step, before, doubt } = flow;
  const isUncertain = step === 'failed' && doubt !== undefined;
  if (!before || (step !== 'running' && !isUncertain)) return flow;
  const connection = connections.find(({ id }) => id === flow.connectionId);
  const hasMoved = connection?.lastPull != null && connection.lastPull !== before.lastPull;
  if (isUncertain) return hasMoved ? { ...flow, step: 'complete', error: undefined } : flow;

  const messages = connection?.errors.map(({ message }) => message) ?? [];
  const isNew = messages.some((message) => !before.messages.includes(message));
  const isConfirmed = messages.length > 0 && connection?.updatedAt !== before.updatedAt;
  if (isNew || (isConfirmed && !hasMoved)) return fail(flow, 'pull_failed', messages.join('; '));
  if (hasMoved) return { ...flow, step: 'complete' };
  if (connection && ENDED.includes(connection.status)) {
    return fail(flow, 'pull_failed', 'The connection ended during the pull');
  }
  const waited = now - flow.startedAt;
  if (doubt && waited > DOUBT) return { ...flow, step: 'failed', error: doubt };
  return waited > DEADLINE ? fail(flow, 'timeout', 'The pull did not finish in 15 minutes') : flow;
}

function fail(flow: PullFlow, code: 'pull_failed' | 'timeout', message: string): PullFlow {
  return { ...flow, step: 'failed', error: new AccountingError(code, message) };
}
