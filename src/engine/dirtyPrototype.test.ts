import { afterEach, describe, expect, it } from 'vitest';
import '../api/v2024_05_25/createRecordCalls.ts';
import './connect/connectTasks.ts';
import './pull/pullTasks.ts';
import './records/createRecordEngine.ts';
import { createManualClock } from '../../test/createManualClock.ts';
import { stubPage } from '../../test/stubPage.ts';
import { createAccountingClient } from './createAccountingClient.ts';
import { createRecords } from './records/createRecords.ts';

/** Names that our objects have, or may lack. */
const NAMES = [
  'dirty',
  'status',
  'platform',
  'data',
  'error',
  'errors',
  'code',
  'detail',
  'id',
  'business_info',
  'connection_url',
  'last_pull',
  'next_pagination_token',
  'access_token',
  'expires_in',
  'apiUrl',
  'apiVersion',
  'tokenScope',
  'maxRequestsPerSecond',
  'updateStreamUrl',
  'pulling',
  'isConnecting',
  'failure',
  'connectionId',
  'givenUp',
  'mark',
  'doubt',
  'record',
  'requestId',
  'retryAfter',
  'resourceType',
  'priority',
];

afterEach(() => {
  for (const name of NAMES) Reflect.deleteProperty(Object.prototype, name);
});

const DIRT: Record<string, (name: string) => PropertyDescriptor> = {
  'a value': () => ({ value: 'dirty', writable: true, enumerable: true }),
  'an object': () => ({
    value: { message: 'dirty', id: 'dirty' },
    writable: true,
    enumerable: true,
  }),
  'an accessor': () => ({ get: () => 'dirty', enumerable: true }),
};

/** The life of a connection, with answers that leave out all that an answer may leave out. */
async function live(makeDirty: () => void = () => undefined) {
  const clock = createManualClock();
  const page = stubPage();
  const iso = new Date(clock.now()).toISOString();
  const bare = { id: 'c1', created_at: iso, updated_at: iso };
  // The platform's own classes may not bear the dirt, so they are created before.
  const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
  const none = () => answer(200, { data: [] });
  const listed = (changes: object) => answer(200, { data: [{ ...bare, ...changes }] });
  const answers = {
    forbidden: [answer(403, {})],
    invalid: [answer(422, { detail: [{}] })],
    empty: [answer(200, {})],
    none: [none()],
    created: [none(), answer(201, bare)],
    pending: [listed({})],
    refused: [none(), answer(404, {}), answer(503, {}), none()],
    connected: [listed({ status: 'connected' })],
    pulled: [
      listed({ status: 'connected' }),
      answer(202, {}),
      listed({ status: 'connected', last_pull: '2027' }),
    ],
    records: [listed({})],
    gone: [none()],
    rest: Array.from({ length: 30 }, none),
  };
  let next: Response[] = answers.none;
  const requests: string[] = [];
  makeDirty();
  const client = createAccountingClient({
    apiUrl: '/api',
    apiVersion: '2024-05-25',
    clock,
    async fetch(input, init) {
      requests.push(`${init?.method} ${String(input)} ${String(init?.body)}`);
      return next.shift() ?? answers.rest.shift() ?? Promise.reject(new Error('No answer is left'));
    },
  });
  const { connections, connector, puller, disconnector, ...session } = client.getSession('e1');
  const seen: unknown[] = [];
  session.listen((event, connection) => void seen.push(event, connection));
  const release = session.retain({
    opensWindow: () => true,
    getSetupMinutes: () => undefined,
    getConsentVersion: () => undefined,
  });
  const stop = connections.observe();
  await clock.advance(1000);

  async function walk(given: Response[], run: () => unknown) {
    next = given;
    const done = Promise.resolve(run()).then((outcome) => seen.push(outcome));
    await clock.advance(3000);
    await done;
    seen.push(connections.entry.get(), connector.get(), puller.get(), disconnector.get());
  }
  const connect = () =>
    connector.connect({ platform: undefined, mode: 'popup' as const, replace: false });
  const records = session.getRecords(createRecords).getList({ objectType: 'product' });
  await walk(answers.forbidden, connections.refresh);
  await walk(answers.invalid, connections.refresh);
  await walk(answers.empty, connections.refresh);
  await walk(answers.created, connect);
  await walk(answers.pending, connections.refresh);
  await walk(answers.refused, connect);
  await walk(answers.connected, connections.refresh);
  await walk(answers.pulled, () => puller.start(undefined));
  await walk(answers.pending, () => page.receive({ entityId: 'e1' }));
  await walk([], () => page.receive({}));
  await walk(answers.records, records.refresh);
  await walk(answers.gone, disconnector.disconnect);
  stop();
  release();
  await clock.settle();
  const addresses = page.windows.map(({ address }) => address);
  return JSON.stringify([seen, records.entry.get(), requests, addresses], null, 1);
}

describe.each(Object.keys(DIRT))('an Object.prototype with %s', (kind) => {
  it.each(NAMES)('changes nothing if it is named %s', async (name) => {
    const clean = await live();
    const descriptor = { configurable: true, ...DIRT[kind]?.(name) };
    const dirty = await live(() => Reflect.defineProperty(Object.prototype, name, descriptor));
    Reflect.deleteProperty(Object.prototype, name);
    expect(clean).toContain('pull_completed');
    expect(dirty).toBe(clean);
  });
});
