import type { RecordListFilter } from '../src/engine/records/Records.ts';
import { createRecords } from '../src/engine/records/createRecords.ts';
import { setUpSession } from './setUpSession.ts';
import type { SessionSetup } from './setUpSession.ts';

const PATH = '/accounting_synced_records';

/** Sets up a session of version 2024-05-25 whose first sync has brought records. */
export async function setUpRecords(setup: SessionSetup = {}, filter?: RecordListFilter) {
  const view = await setUpSession({
    connection: 'connected',
    ...setup,
    client: { apiVersion: '2024-05-25', ...setup.client },
  });
  const { sandbox, session, clock, finish } = view;
  const { puller } = session;
  const records = session.getRecords(createRecords);
  await finish(puller.start(undefined));
  // The records have been pushed, too.
  await clock.advance(15_000);
  const list = records.getList(filter ?? { objectType: 'receivable' });
  const { length: before } = sandbox.requests;
  const getCalls = () => sandbox.requests.slice(before).filter(({ path }) => path.startsWith(PATH));
  view.events.length = 0;

  return {
    ...view,
    records,
    list,
    /** Shows the list. Returns a function that stops. */
    async show() {
      const stop = list.observe();
      await clock.advance(100);
      return stop;
    },
    /** The requests for records since the set-up, such as `GET /accounting_synced_records`. */
    getCalls: () =>
      getCalls().map(({ method, path }) =>
        `${method} ${path}`.replace(/[\da-f]{8}-[\da-f-]{27}/, '{id}'),
      ),
    getQueries: () => getCalls().map(({ query }) => query),
    getPages: () => list.entry.get().data ?? [],
    getRecords: () => (list.entry.get().data ?? []).flatMap((page) => page.records),
    getFailed: () =>
      (list.entry.get().data ?? [])
        .flatMap((page) => page.records)
        .filter(({ syncStatus }) => syncStatus === 'error'),
    getPush: (id: string) => records.pushes.get().get(id),
    push: (id: string) => finish(records.pushAgain(id)),
    /** Somebody sends the object on another device. This page learns nothing of it. */
    async pushElsewhere(id: string) {
      const headers = {
        'x-monite-version': '2024-05-25',
        'x-monite-entity-id': sandbox.entityId,
        authorization: `Bearer ${sandbox.issueToken()}`,
      };
      await sandbox.fetch(`${sandbox.baseUrl}${PATH}/${id}/push`, { method: 'POST', headers });
    },
  };
}
