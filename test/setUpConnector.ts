import type { OpeningMode } from '../src/engine/connect/AuthorizationMode.ts';
import { setUpSession } from './setUpSession.ts';
import type { SessionSetup } from './setUpSession.ts';

/** Sets up a session, and a click on Connect. */
export async function setUpConnector(setup?: SessionSetup) {
  const view = await setUpSession(setup);
  const { connector } = view.session;
  const connect = (platform?: string, mode: OpeningMode = 'popup', replace = false) =>
    connector.connect({ platform, mode, replace });
  return {
    ...view,
    connector,
    connect,
    getPhase: () => connector.get().phase,
    start: (...given: Parameters<typeof connect>) => view.finish(connect(...given)),
    cancel: () => view.finish(connector.cancel()),
    getEnds: () => view.events.filter(({ type }) => type === 'disconnected'),
    /** Closes a window as the person would. */
    closeWindow: (at = 0) => void Object.assign(view.page.windows[at] ?? {}, { closed: true }),
  };
}
