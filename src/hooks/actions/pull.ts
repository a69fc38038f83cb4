import { AccountingError } from '../../api/AccountingError.ts';
import type { ResourceType } from '../../api/Pull.ts';
import { holdLock } from '../../lib/holdLock.ts';
import type { Session } from '../../provider/createSession.ts';
import { getCurrentConnection } from '../../provider/getCurrentConnection.ts';
import { advancePull } from './advancePull.ts';

/**
 * Asks for a pull and follows it to its end. Where another tab or widget is pulling, follows that
 * one instead of asking for a second.
 */
export async function pull(session: Session, type: ResourceType | undefined): Promise<void> {
  // Fresh, so that `last_pull` before is the one right before.
  const connection = getCurrentConnection(await session.look());
  if (connection?.status !== 'connected') {
    throw new AccountingError('not_found', 'There is no connected accounting system to pull from');
  }
  const { id: connectionId, platform, lastPull, updatedAt, errors } = connection;
  const { pulling } = session;
  const before = { lastPull, updatedAt, messages: errors.map(({ message }) => message) };
  const startedAt = Date.now();
  pulling.set({ ...pulling.get(), connectionId, before, startedAt });

  const release = await holdLock(`accounting-connect:pull:${session.entityId}`);
  if (release) session.releases.add(release);
  const resourceType = type ?? null;
  session.watchers.set('pull', (connections, error) => {
    const flow = pulling.get();
    const next = advancePull(flow, connections, Date.now(), error);
    if (next === flow) return;
    pulling.set(next);
    if (next.step !== 'running') release?.();
    const of = { connectionId, platform };
    if (next.step === 'complete') session.emit({ type: 'pull_completed', resourceType, ...of });
    else if (next.error) session.emit({ type: 'pull_failed', code: next.error.code, ...of });
  });
  try {
    const pulls = release ? await session.api.startPull(connectionId, type) : [];
    pulling.set({ ...pulling.get(), step: 'running', pulls });
  } catch (error) {
    release?.();
    throw error;
  }
  if (release) session.emit({ type: 'pull_started', resourceType, connectionId, platform });
  session.poller.reschedule();
}
