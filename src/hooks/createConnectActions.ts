import type { AuthorizationMode } from '../provider/AuthorizationMode.ts';
import { IDLE_CONNECT } from '../provider/ConnectFlow.ts';
import type { Session } from '../provider/createSession.ts';
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

  function resume() {
    const mode = getAuthorization();
    openAuthorization(session, mode, getAuthorizationUrl(session.getCurrent()));
    return runAction(
      session,
      (actions) => actions.resumeAuthorization(session, mode),
      (error) => connecting.set({ ...connecting.get(), error }),
    );
  }

  return {
    async connect(platformKey) {
      const { step, connectionId, platform } = connecting.get();
      // The person is in the middle of it: a fresh start would throw away what they typed.
      if (connectionId !== null && [undefined, platform].includes(platformKey)) return resume();
      const mode = getAuthorization();
      openAuthorization(session, mode, null);
      if (step === 'creating') return undefined;
      const started = { ...IDLE_CONNECT, platform: platformKey ?? null };
      connecting.set({ ...started, step: 'creating' });
      session.emit({ type: 'connect_started', platform: started.platform });
      return runAction(
        session,
        (actions) => actions.connect(session, mode, platformKey),
        (error) => {
          session.closeAuthorization();
          if (connecting.get().step === 'creating') {
            connecting.set({ ...started, step: 'failed', error });
          }
        },
      );
    },
    reopen: () => void resume(),
    // What goes wrong is the reading's error, and the poller goes on.
    check: async () => void (await session.look().catch(() => undefined)),
    cancel() {
      // What is in the making is ended when it is made, and opens nothing any more.
      if (connecting.get().step === 'creating') {
        session.closeAuthorization();
        connecting.set(IDLE_CONNECT);
      }
      return runAction(
        session,
        (actions) => actions.cancelConnect(session),
        (error) => connecting.set({ ...connecting.get(), error }),
      );
    },
  };
}
