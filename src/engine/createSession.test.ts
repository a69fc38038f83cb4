import { describe, expect, it } from 'vitest';
import { setUpSession } from '../../test/setUpSession.ts';
import { getStorageKey } from './names.ts';

const MINUTE = 60_000;
const provideToken = async () => 'a-token';

describe('a session that ends', () => {
  it.each([0, 10])('ignores a refresh that began %i ms earlier', async (wait) => {
    const { session, leave, clock, finish, getTypes } = await setUpSession();
    const reading = session.connections.refresh();
    await clock.advance(wait);
    await leave();

    expect(await finish(reading)).toBe('ignored');
    expect(getTypes()).toEqual([]);
  });
});

describe('a session that nothing on the page reads', () => {
  it('follows a pull to its end, and releases the lock', async () => {
    const { session, page, clock, finish, getTypes, leave } = await setUpSession({
      connection: 'connected',
    });
    // The provider stays, but the component that showed the connection unmounts.
    session.retain({
      opensWindow: () => true,
      getSetupMinutes: () => undefined,
      getConsentVersion: () => undefined,
    });
    await finish(session.puller.start(undefined));
    await leave();
    await clock.advance(MINUTE);

    expect(session.puller.get().phase).toBe('complete');
    expect(getTypes()).toContain('pull_completed');
    expect([...page.locks]).toEqual([]);
  });
});

describe('the messages of a session to other tabs', () => {
  it.each([
    ['says nothing about news that another tab has announced', 1, 0],
    ['announces news that comes long after the message of another tab', 3, 1],
  ])('%s', async (_, failures, messages) => {
    const { sandbox, page, entityId, clock, getId } = await setUpSession({
      connection: 'connected',
    });
    const headers = { 'Retry-After': '10' };
    sandbox.fail({ method: 'GET', status: 503, headers, times: failures });
    page.receive({ entityId });
    sandbox.setStatus(getId(), 'deauthorized');
    await clock.advance(3 * MINUTE);

    expect(page.posted).toHaveLength(messages);
  });
});

describe('a page that nobody touches', () => {
  it('polls every 5 minutes after 10 minutes, and reads at the next touch', async () => {
    const { page, clock, sentAt } = await setUpSession({ connection: 'connected' });
    sentAt.length = 0;
    await clock.advance(27 * MINUTE);
    // 10 in the first minutes, then one every 5 minutes.
    expect(sentAt).toHaveLength(13);

    sentAt.length = 0;
    page.dispatch('keydown');
    await clock.advance(1000);
    expect(sentAt).toHaveLength(1);
    await clock.advance(2 * MINUTE);
    expect(sentAt).toHaveLength(3);
  });

  it.each([
    ['marks the requests that no person caused', undefined, [null, '1', '1', null, null]],
    ['marks nothing for an API that would reject the header', provideToken, Array(5).fill(null)],
  ])('%s', async (_, tokenProvider, marks) => {
    const sent: Headers[] = [];
    const { session, page, clock, entityId, finish } = await setUpSession({
      client: {
        apiUrl: 'https://app.test/api',
        tokenProvider,
        async fetch(_url, init) {
          sent.push(new Headers(init?.headers));
          const at = '2026-01-05T08:00:00Z';
          const connection = { id: 'c1', status: 'connected', created_at: at, updated_at: at };
          return Response.json({ data: [{ ...connection, connection_url: null }] });
        },
      },
    });
    // A poll, and the message of another tab.
    await clock.advance(MINUTE);
    page.receive({ entityId });
    await clock.advance(2000);
    // The person comes back, and presses a button.
    page.dispatch('focus');
    await clock.advance(2000);
    await clock.advance(20_000);
    await finish(session.connections.refresh());

    expect(sent.map((headers) => headers.get('x-accounting-background'))).toEqual(marks);
  });
});

describe('the deadlines of a session', () => {
  it('end a pull even while every read is refused', async () => {
    const { session, sandbox, clock, finish } = await setUpSession({ connection: 'connected' });
    await finish(session.puller.start(undefined));
    sandbox.fail({ method: 'GET', status: 403, times: Infinity });
    await clock.advance(20 * MINUTE);

    expect(session.puller.get()).toMatchObject({ phase: 'failed', error: { code: 'timeout' } });
  });
});

describe('the events of a session', () => {
  it('report a connection that was created and authorized between two reads', async () => {
    const { session, sandbox, entityId, finish, getTypes } = await setUpSession();
    sandbox.connect(entityId, 'xero');
    await finish(session.connections.refresh());

    expect(getTypes()).toEqual(['connected']);
  });

  it('report the actual reason of an end after this page failed to disconnect', async () => {
    const { session, sandbox, events, finish, getId } = await setUpSession({
      connection: 'connected',
    });
    sandbox.fail({ method: 'POST', status: 403 });
    const input = { platform: 'freeagent', mode: 'popup', replace: true } as const;
    expect(await finish(session.connector.connect(input))).toBe('failed');
    sandbox.setStatus(getId(), 'disconnected');
    await finish(session.connections.refresh());

    expect(events.find(({ type }) => type === 'disconnected')).toMatchObject({
      reason: 'elsewhere',
    });
  });

  it('drop the reason of a failed attempt once the API shows that it ended nothing', async () => {
    const { session, sandbox, events, clock, finish, getId, getPosts } = await setUpSession({
      connection: 'connected',
    });
    sandbox.fail({ method: 'POST', status: 500 });
    const disconnecting = session.disconnector.disconnect();
    while (getPosts() === 0) await clock.advance(10);
    sandbox.fail({ method: 'GET', status: 500 });
    expect(await finish(disconnecting)).toBe('failed');
    await finish(session.connections.refresh());
    sandbox.setStatus(getId(), 'disconnected');
    await finish(session.connections.refresh());

    expect(events.at(-1)).toMatchObject({ type: 'disconnected', reason: 'elsewhere' });
  });

  it('report a sign-in that ended before a page that prefetches has mounted', async () => {
    const { client, sandbox, entityId, identity, page, finish, leave } = await setUpSession();
    await leave();
    const { id } = sandbox.connect(entityId, 'xero');
    page.storage.set(getStorageKey(identity), id);
    await finish(client.prefetch(entityId));
    const types: string[] = [];
    client.getSession(entityId).listen(({ type }) => void types.push(type));
    await finish(client.prefetch(entityId));

    expect(types).toEqual(['connected']);
  });

  it('report a sign-in that ended during a redirect to each client of the page', async () => {
    const { createNeighbor, clock, page, identity, sandbox, entityId } = await setUpSession();
    const { id } = sandbox.connect(entityId, 'xero', 'connected');
    page.storage.set(getStorageKey(identity), id);
    const [one, other] = [createNeighbor(), createNeighbor()];
    await clock.advance(2000);
    expect([one.types, other.types]).toEqual([['connected'], ['connected']]);
    expect(page.storage.size).toBe(0);
  });

  it('report a series of failed reads once, and again each time its code changes', async () => {
    const { session, sandbox, events, clock, finish } = await setUpSession({
      connection: 'connected',
    });
    sandbox.fail({ method: 'GET', lost: 'before', times: 2 });
    sandbox.fail({ method: 'GET', status: 503, times: 2 });
    sandbox.fail({ method: 'GET', status: 403 });
    await finish(session.connections.refresh());
    await clock.advance(MINUTE);

    expect(events).toMatchObject([
      { type: 'error', code: 'network' },
      { type: 'error', code: 'server_error' },
      { type: 'error', code: 'forbidden' },
    ]);
  });

  it('tell a series of failed reads that the message of another tab began', async () => {
    const { sandbox, page, entityId, clock, getTypes } = await setUpSession({
      connection: 'connected',
    });
    sandbox.fail({ method: 'GET', status: 500, times: Infinity });
    page.receive({ entityId, pulling: null });
    await clock.advance(5 * MINUTE);

    expect(getTypes()).toEqual(['error']);
  });

  it.each(['connected', 'deauthorized'])(
    'report that a %s connection has ended when the API no longer lists it',
    async (connection) => {
      const { session, sandbox, events, finish, getId } = await setUpSession({ connection });
      const connectionId = getId();
      sandbox.reset();
      await finish(session.connections.refresh());

      const reason = 'elsewhere';
      expect(events).toMatchObject([
        { type: 'disconnected', connectionId, platform: 'xero', reason },
      ]);
      expect(session.connector.get().phase).toBe('idle');
    },
  );

  it('tell once that it is connected where the list lags behind', async () => {
    const { session, sandbox, finish, getTypes, getId, clock } = await setUpSession();
    const lag = () => sandbox.fail({ method: 'GET', body: { data: [] } });
    const input = { platform: 'xero', mode: 'popup', replace: false } as const;
    await finish(session.connector.connect(input));
    sandbox.setStatus(getId(), 'connected');
    for (let reads = 0; reads < 3; reads += 1) {
      lag();
      await finish(session.connections.refresh());
    }
    await clock.advance(MINUTE);

    const begun = ['connect_started', 'authorization_opened'];
    expect(getTypes()).toEqual([...begun, 'connected']);
    expect(session.connector.get().phase).toBe('connected');
  });

  it('tell nothing of a connection that is gone and never was connected', async () => {
    const { session, sandbox, events, finish } = await setUpSession({ connection: 'pending_auth' });
    sandbox.reset();
    await finish(session.connections.refresh());

    expect(events).toEqual([]);
  });

  it('report the end of one connection before they report another as connected', async () => {
    const { session, sandbox, entityId, clock, events, finish, getId } = await setUpSession({
      connection: 'connected',
    });
    sandbox.setStatus(getId(), 'disconnected');
    await clock.advance(1000);
    sandbox.connect(entityId, 'freeagent');
    await finish(session.connections.refresh());
    const at = '2026-01-05T10:00:00Z';
    const other = {
      id: 'w',
      platform: 'wave',
      status: 'connected',
      created_at: at,
      updated_at: at,
    };
    sandbox.fail({ method: 'GET', body: { data: [other] } });
    sandbox.fail({ method: 'GET', status: 404 });
    await finish(session.connections.refresh());

    expect(events).toMatchObject([
      { type: 'disconnected', platform: 'xero' },
      { type: 'connected', platform: 'freeagent' },
      { type: 'disconnected', platform: 'freeagent' },
      { type: 'connected', platform: 'wave' },
    ]);
  });

  it.each([
    ['received', {}],
    ['lost', { lost: 'after' }],
  ] as const)(
    'report a canceled pending connection once, with either button (the answer is %s)',
    async (_, fault) => {
      for (const verb of ['cancel', 'disconnect'] as const) {
        const { session, sandbox, clock, events, finish, getId, leave } = await setUpSession({
          connection: 'pending_auth',
        });
        if ('lost' in fault) sandbox.fail({ method: 'POST', ...fault });
        const { connector, disconnector } = session;
        await finish<string>(verb === 'cancel' ? connector.cancel() : disconnector.disconnect());
        await clock.advance(2 * MINUTE);

        expect(events).toMatchObject([
          { type: 'connect_cancelled', connectionId: getId(), platform: 'xero' },
        ]);
        await leave();
      }
    },
  );

  it('do not report a cancellation if a new link replaces an old one', async () => {
    const { session, finish, getTypes } = await setUpSession({ connection: 'pending_auth' });
    const input = { platform: undefined, mode: 'popup', replace: true } as const;
    await finish(session.connector.connect(input));

    expect(getTypes()).toEqual(['connect_started', 'authorization_opened']);
  });
});

describe('canceling', () => {
  it('keeps a connection that another tab created before this page sent its request', async () => {
    const { session, sandbox, clock, network, entityId, finish, getStatuses } =
      await setUpSession();
    network.latency = 1000;
    const connecting = session.connector.connect({
      platform: 'xero',
      mode: 'popup',
      replace: false,
    });
    await clock.advance(100);
    sandbox.connect(entityId, 'xero', 'pending_auth');
    await finish(session.connector.cancel());
    await finish(connecting);

    expect(getStatuses()).toEqual(['pending_auth']);
  });
});
