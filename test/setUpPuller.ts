import { getPullLock } from '../src/engine/names.ts';
import { setUpSession } from './setUpSession.ts';
import type { SessionSetup } from './setUpSession.ts';

/** Sets up a session with a connection to pull from. */
export async function setUpPuller(setup: SessionSetup = { connection: 'connected' }) {
  const view = await setUpSession(setup);
  const { puller } = view.session;
  const { sandbox } = view;
  const headers = {
    'x-monite-version': '2023-03-14',
    'x-monite-entity-id': sandbox.entityId,
    authorization: `Bearer ${sandbox.issueToken()}`,
    'content-type': 'application/json',
  };
  return {
    ...view,
    puller,
    getPhase: () => puller.get().phase,
    start: (...given: Parameters<typeof puller.start>) => view.finish(puller.start(...given)),
    pullLock: getPullLock(view.identity),
    /** Starts a pull past this page. */
    pullElsewhere() {
      const url = `${sandbox.baseUrl}/accounting_connections/${view.getId()}/data_pulls`;
      return sandbox.fetch(url, { method: 'POST', headers, body: '{}' });
    },
    /** Receives another tab's announcement of a pull. */
    announce: () => view.page.receive({ entityId: view.entityId, pulling: 'receivables' }),
  };
}
