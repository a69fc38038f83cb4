import type { Connection } from '../api/Connection.ts';
import { IDLE_CONNECT } from '../provider/ConnectFlow.ts';
import type { AuthorizationMode, OpeningMode } from '../provider/AuthorizationMode.ts';
import type { Session } from '../provider/Session.ts';
import { getAuthorizationUrl } from './getAuthorizationUrl.ts';
import { openAuthorization } from './openAuthorization.ts';
import { runAction } from './runAction.ts';
import type { UseConnectResult } from './useConnect.ts';

type ConnectActions = Pick<UseConnectResult, 'connect' | 'reopen' | 'check' | 'cancel'>;

/** The part of connecting that must happen in the click: the guard, and the window. */
export function createConnectActions(
  session: Session,
  getAuthorization: () => AuthorizationMode,
): ConnectActions {
  const { connecting } = session;

  function resume(mode: OpeningMode) {
    const current = session.getCurrent();
    const url = getAuthorizationUrl(current);
    if (current && url) openAuthorization(session, mode, { id: current.id, url });
    return runAction(
      session,
      (actions) => actions.resumeAuthorization(session, mode),
      (error) => session.move('trouble', { error, failed: 'connect' }),
    );
  }

  return {
    async connect(platformKey, { replace = false, handOver = false } = {}) {
      if (session.isOver()) return undefined;
      const { step, connectionId, platform } = connecting.get();
      const mode = handOver ? 'link' : getAuthorization();
      // The person is in the middle of it: a fresh start would throw away what they typed.
      const isUnderWay = connectionId !== null && [undefined, platform].includes(platformKey);
      const isToResume = isUnderWay && !replace && !session.isCanceling;
      if (isToResume && step !== 'creating') return resume(mode);
      openAuthorization(session, mode, null);
      if (step === 'creating') return undefined;
      // The one on the screen, which the person was asked about.
      const replaced = replace ? session.getCurrent() : null;
      const key = platformKey ?? replaced?.platform ?? undefined;
      const replacedId = replaced?.id ?? null;
      const started = { ...IDLE_CONNECT, platform: key ?? null, replacedId };
      session.move('start', started);
      session.emit({ type: 'connect_started', platform: started.platform });
      const creation = new AbortController();
      session.creation = creation;
      return runAction(
        session,
        (actions) => actions.connect(session, mode, { key, replaced, creation }),
        (error) => {
          session.closeAuthorization();
          session.move('fail', { ...started, error });
        },
      );
    },
    reopen: () => void (session.isOver() || resume(getAuthorization())),
    // What goes wrong is the reading's error, and the poller goes on.
    async check() {
      if (!session.isOver()) await session.look().catch(() => undefined);
    },
    async cancel() {
      if (session.isOver()) return undefined;
      const { step, connectionId, platform } = connecting.get();
      const { creation } = session;
      const id = connectionId ?? session.getCurrent()?.id;
      const isCreating = step === 'creating';
      const known = session.reading.get().connections ?? [];
      // What is in the making is given up, ended if it was made after all, and opens nothing.
      if (isCreating) {
        creation?.abort();
        session.closeAuthorization();
        session.move('cancel');
      }
      const isMade = (found: Connection) =>
        isCreating &&
        [null, found.platform].includes(platform) &&
        !known.some((before) => before.id === found.id);
      return runAction(
        session,
        (actions) =>
          actions.cancelConnect(session, creation, (found) => found.id === id || isMade(found)),
        (error) => session.move('trouble', { error, failed: 'cancel' }),
      );
    },
  };
}
