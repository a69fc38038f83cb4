import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../test/createManualClock.ts';
import { expectConsoleError } from '../../test/expectConsoleError.ts';
import { stubEventSource } from '../../test/stubEventSource.ts';
import { stubPage } from '../../test/stubPage.ts';
import type { TokenContext } from '../api/TokenProvider.ts';
import { createSandbox } from '../sandbox/createSandbox.ts';
import type { AccountingClientOptions } from './AccountingClient.ts';
import { createAccountingClient } from './createAccountingClient.ts';
// A page loads this on demand. The tests load it up front, so they do not wait for the bundler.
import './openUpdateStream.ts';
import type { Session, SessionOwner } from './Session.ts';

const owner: SessionOwner = {
  opensWindow: () => true,
  getSetupMinutes: () => undefined,
  getConsentVersion: () => undefined,
};

/** Puts a number of connected entities on one page. */
function setUp(count = 1) {
  const clock = createManualClock();
  const page = stubPage();
  const sandbox = createSandbox({
    now: clock.now,
    rateLimit: Infinity,
    entities: Array.from({ length: count }, (_, index) => ({
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      name: `Entity ${index}`,
      currency: 'GBP',
    })),
  });
  const entityIds = sandbox.entities.map(({ id }) => id);
  for (const id of entityIds) sandbox.connect(id, 'xero');
  const tokenRequests: TokenContext[] = [];

  const create = (options: AccountingClientOptions = {}) =>
    createAccountingClient({
      apiUrl: sandbox.baseUrl,
      async tokenProvider(context) {
        tokenRequests.push(context);
        return sandbox.issueToken();
      },
      fetch: sandbox.fetch,
      clock,
      ...options,
    });

  /** Shows the entity as a provider does. Returns a function that unmounts it. */
  function show(session: Session) {
    const release = session.retain({ ...owner });
    const stop = session.connections.observe();
    return () => {
      stop();
      release();
    };
  }

  const [entityId = ''] = entityIds;
  return { clock, page, sandbox, entityId, entityIds, tokenRequests, create, show };
}

const getData = (session: Session) => session.connections.entry.get().data;
const getCode = (session: Session) => session.connections.entry.get().error?.code;

describe('createAccountingClient', () => {
  it('sends no request and starts nothing by itself', async () => {
    const { clock, page, sandbox, tokenRequests, create, entityId } = setUp();
    create();
    expect(clock.timerCount).toBe(0);
    create().getSession(entityId);
    await clock.settle();
    expect(sandbox.requests).toEqual([]);
    expect(tokenRequests).toEqual([]);
    expect(page.listeners).toEqual([]);
    expect(page.openChannels).toBe(0);
  });

  it('has one session for each entity', () => {
    const { create, entityIds } = setUp(2);
    const client = create();
    const [one = '', two = ''] = entityIds;
    expect(client.getSession(one)).toBe(client.getSession(one));
    expect(client.getSession(one)).not.toBe(client.getSession(two));
  });

  it('shares nothing with another client', async () => {
    const { clock, create, show, entityId, tokenRequests } = setUp();
    const [own, other] = [create(), create()].map((client) => client.getSession(entityId));
    if (!own || !other) throw new Error('There are two');
    show(own);
    await clock.advance(1000);
    expect(getData(own)).toHaveLength(1);
    expect(getData(other)).toBeUndefined();
    expect(tokenRequests).toHaveLength(1);

    show(other);
    await clock.advance(1000);
    expect(getData(other)).toEqual(getData(own));
    expect(tokenRequests).toHaveLength(2);
  });

  it.each([
    ['client', 1],
    ['entity', 200],
  ] as const)(
    'with the token scope %s requests %i tokens for 200 entities',
    async (tokenScope, times) => {
      const { clock, sandbox, create, show, entityIds, tokenRequests, page } = setUp(200);
      const client = create({ tokenScope, maxRequestsPerSecond: 50 });
      const stops = entityIds.map((id) => show(client.getSession(id)));
      await clock.advance(5000);
      expect(tokenRequests).toHaveLength(times);
      expect(new Set(tokenRequests.map(({ entityId }) => entityId)).size).toBe(times);
      expect(sandbox.requests).toHaveLength(200);
      expect(page.openChannels).toBe(1);

      for (const stop of stops) stop();
      await clock.settle();
      expect(clock.timerCount).toBe(0);
      expect(page.listeners).toEqual([]);
      expect(page.openChannels).toBe(0);
    },
  );

  it('shares no lock, channel or storage with the client of another API', async () => {
    const { clock, page, entityIds, create, show } = setUp();
    const other = createSandbox({
      now: clock.now,
      pagesOrigin: 'https://other.test',
      entities: entityIds.map((id) => ({ id, name: id, currency: 'GBP' })),
    });
    const [entityId = ''] = entityIds;
    const session = create({
      apiUrl: `${other.baseUrl}/staging`,
      fetch: async (input, init) => other.fetch(String(input).replace('/staging', ''), init),
      tokenProvider: async () => other.issueToken(),
    }).getSession(entityId);
    const otherSession = create().getSession(entityId);
    const stops = [show(session), show(otherSession)];
    await clock.advance(100);
    const input = { platform: 'freeagent', mode: 'popup', replace: true } as const;
    const connecting = [session.connector.connect(input), otherSession.connector.connect(input)];
    await clock.advance(100);

    expect(await Promise.all(connecting)).toEqual([
      'awaiting_authorization',
      'awaiting_authorization',
    ]);
    expect(new Set(page.requestedLocks).size).toBe(2);
    expect(new Set(page.channelNames).size).toBe(2);
    expect(page.storage.size).toBe(2);
    for (const stop of stops) stop();
  });

  it('limits the requests per second for all entities together', async () => {
    const { clock, sandbox, create, show, entityIds } = setUp(30);
    const client = create({ tokenScope: 'client' });
    for (const id of entityIds) show(client.getSession(id));
    await clock.advance(999);
    expect(sandbox.requests).toHaveLength(10);
    await clock.advance(2000);
    expect(sandbox.requests).toHaveLength(30);
  });

  it('prefetches an entity before anything shows it, and never rejects', async () => {
    const { clock, sandbox, create, show, entityId } = setUp();
    const client = create();
    await client.prefetch(entityId);
    const session = client.getSession(entityId);
    expect(getData(session)).toHaveLength(1);
    show(session);
    await clock.advance(1000);
    expect(sandbox.requests).toHaveLength(1);

    sandbox.fail({ status: 500 });
    await expect(client.prefetch(entityId)).resolves.toBeUndefined();
    expect(getCode(session)).toBe('server_error');
  });

  it('prefetches only after the actions of a person', async () => {
    const { clock, sandbox, create, show, entityIds } = setUp(61);
    const client = create();
    const [shownId = '', ...others] = entityIds;
    const session = client.getSession(shownId);
    show(session);
    await clock.advance(5000);
    for (const id of others) void client.prefetch(id);
    await clock.settle();
    const before = sandbox.requests.length;
    void session.connections.refresh();
    await clock.advance(1000);
    const sent = sandbox.requests.slice(before).map(({ headers }) => headers['x-monite-entity-id']);
    expect(sent.indexOf(shownId)).toBe(0);
    await clock.advance(10_000);
    expect(sandbox.requests).toHaveLength(62);
  });

  it('sends no request for an unknown entity', async () => {
    const { clock, sandbox, create, show } = setUp();
    const session = create().getSession('');
    show(session);
    expect(await session.connections.refresh()).toBe('ignored');
    await clock.advance(1000);
    expect(sandbox.requests).toEqual([]);
  });

  it.each([
    [{ apiUrl: undefined, tokenProvider: undefined }, /needs apiUrl/],
    [JSON.parse('{"apiVersion":"2020-01-01"}'), /apiVersion "2020-01-01" is not one of/],
    [JSON.parse('{"tokenScope":"all"}'), /tokenScope "all" is not one of: entity, client/],
    [JSON.parse('{"tokenProvider":"secret"}'), /tokenProvider is not a function/],
    [JSON.parse('{"fetch":{}}'), /fetch is not a function/],
    [{ maxRequestsPerSecond: 0 }, /maxRequestsPerSecond is 0, and must be above 0/],
  ])(
    'logs an invalid option once, sends no request, and never throws: %j',
    async (options, pattern) => {
      const { clock, sandbox, create, show, entityIds } = setUp(2);
      const client = create(options);
      const sessions = entityIds.map((id) => client.getSession(id));
      await client.prefetch(entityIds[0] ?? '');
      expectConsoleError(pattern);
      for (const session of sessions) show(session);
      await clock.advance(60_000);

      expect(sessions.map(getCode)).toEqual(['misconfigured', 'misconfigured']);
      const [session] = sessions;
      const input = { platform: 'xero', mode: 'link', replace: false } as const;
      expect(await session?.connector.connect(input)).toBe('failed');
      expect(await session?.puller.start(undefined)).toBe('failed');
      expect(sandbox.requests).toEqual([]);
    },
  );

  it('ends the session with the last provider, and starts a new one with the next', async () => {
    const { clock, page, sandbox, create, show, entityId } = setUp();
    const streams = stubEventSource();
    const client = create({ updateStreamUrl: '/updates' });
    const session = client.getSession(entityId);
    const stops = [show(session), show(session)];
    await clock.advance(1000);
    expect(clock.timerCount).toBeGreaterThan(0);

    stops[0]?.();
    await clock.settle();
    expect(session.signal.aborted).toBe(false);
    // Start one more read.
    void session.connections.refresh();
    stops[1]?.();
    await clock.settle();
    expect(session.signal.aborted).toBe(true);
    expect(clock.timerCount).toBe(0);
    expect(page.listeners).toEqual([]);
    expect(page.openChannels).toBe(0);
    expect(streams.map(({ readyState }) => readyState)).toEqual([2]);

    const count = sandbox.requests.length;
    expect(await session.connections.refresh()).toBe('ignored');
    expect(sandbox.requests).toHaveLength(count);
    expect(client.getSession(entityId)).not.toBe(session);
  });

  it('keeps the session if the provider unmounts and remounts at once', async () => {
    const { clock, create, show, entityId } = setUp();
    const client = create();
    const session = client.getSession(entityId);
    show(session)();
    show(session);
    await clock.settle();
    expect(session.signal.aborted).toBe(false);
    expect(client.getSession(entityId)).toBe(session);
  });

  it('stops fetching when the session ends, even if something still observes it', async () => {
    const { clock, page, create, entityId, sandbox } = setUp();
    const session = create().getSession(entityId);
    const release = session.retain(owner);
    const stop = session.connections.observe();
    await clock.advance(1000);
    release();
    await clock.settle();
    expect(clock.timerCount).toBe(0);
    expect(page.listeners).toEqual([]);
    expect(page.openChannels).toBe(0);

    session.connections.observe()();
    stop();
    await clock.advance(120_000);
    expect(sandbox.requests).toHaveLength(1);
    expect(clock.timerCount).toBe(0);
  });

  it.each([
    ['was prefetched', true],
    ['was rendered by a tree that React threw away', false],
  ])('ends a session after a minute that %s, and that nobody shows', async (_, isPrefetched) => {
    const { clock, page, create, entityId } = setUp();
    const client = create();
    const session = client.getSession(entityId);
    if (isPrefetched) await client.prefetch(entityId);
    await clock.advance(59_999);
    // Another request for the session starts the minute again.
    expect(client.getSession(entityId)).toBe(session);
    await clock.advance(59_999);
    expect(session.signal.aborted).toBe(false);

    await clock.advance(1);
    expect(session.signal.aborted).toBe(true);
    expect(clock.timerCount).toBe(0);
    expect(page.listeners).toEqual([]);
    expect(client.getSession(entityId)).not.toBe(session);
  });

  it('keeps a prefetched session that something shows within the minute', async () => {
    const { clock, create, show, entityId } = setUp();
    const client = create();
    await client.prefetch(entityId);
    await clock.advance(59_999);
    const session = client.getSession(entityId);
    const stop = show(session);
    await clock.advance(120_000);
    expect(session.signal.aborted).toBe(false);
    expect(getData(session)).toHaveLength(1);

    stop();
    await clock.settle();
    expect(clock.timerCount).toBe(0);
  });

  it('keeps the data of an abandoned entity for a minute or two only', async () => {
    const { clock, create, show, entityIds } = setUp(20);
    const client = create();
    const counts: number[] = [];
    for (const id of entityIds) {
      const session = client.getSession(id);
      const stop = show(session);
      await clock.advance(20_000);
      expect(getData(session)).toHaveLength(1);
      stop();
      await clock.settle();
      counts.push([...session.connections.entry.cache.keys()].length);
    }
    expect(Math.max(...counts)).toBeLessThanOrEqual(7);
  });

  it('keeps the data of a shown entity, however old, when others come and go', async () => {
    const { clock, page, create, show, entityIds } = setUp(2);
    const client = create();
    const [one = '', other = ''] = entityIds;
    show(client.getSession(one))();
    await clock.advance(1000);
    const session = client.getSession(one);
    show(session);
    await clock.advance(1000);
    page.show(false);
    await clock.advance(600_000);
    show(client.getSession(other));
    expect(getData(session)).toHaveLength(1);
  });

  it('shows recent data again, but none older than a minute', async () => {
    const { clock, create, show, entityId } = setUp();
    const client = create();
    show(client.getSession(entityId))();
    const first = show(client.getSession(entityId));
    await clock.advance(1000);
    first();
    await clock.advance(59_000);
    const second = client.getSession(entityId);
    expect(getData(second)).toHaveLength(1);

    second.retain(owner)();
    await clock.advance(2000);
    expect(getData(client.getSession(entityId))).toBeUndefined();
  });

  it('holds polls back while the page is hidden, and fetches as soon as it is shown', async () => {
    const { clock, page, sandbox, create, show, entityId } = setUp();
    show(create({ maxRequestsPerSecond: 1 }).getSession(entityId));
    await clock.advance(10_000);
    page.show(false);
    await clock.advance(300_000);
    expect(sandbox.requests).toHaveLength(1);
    page.show(true);
    await clock.advance(0);
    expect(sandbox.requests).toHaveLength(2);
  });
});
