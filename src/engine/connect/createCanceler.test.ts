import { describe, expect, it } from 'vitest';
import { setUpSession } from '../../../test/setUpSession.ts';
import type { SessionSetup } from '../../../test/setUpSession.ts';

/** A page whose person canceled while the request to create a connection was on its way. */
async function setUp(setup: SessionSetup = {}) {
  const view = await setUpSession(setup);
  const { session, clock, network, sandbox, entityId, finish } = view;
  const { connector } = session;
  const connect = () => connector.connect({ platform: 'xero', mode: 'popup', replace: false });
  network.latency = 2000;
  const connecting = connect();
  await clock.advance(2500);
  network.latency = 20;
  expect(await finish(connector.cancel())).toBe('canceled');
  await connecting;
  expect(view.getStatuses()).toEqual([]);
  return {
    ...view,
    connector,
    connect,
    /** The API received the aborted request, and acts on it now. */
    create: (platform = 'xero', status = 'pending_auth') =>
      sandbox.connect(entityId, platform, status),
  };
}

describe('a connection that the API creates after Cancel has aborted the request', () => {
  it('ends, and emits `connect_cancelled` once', async () => {
    const { create, clock, connector, getId, getStatuses, getTypes, page } = await setUp();
    await clock.advance(20_000);
    create();
    await clock.advance(2000);

    expect(getStatuses()).toEqual(['disconnected']);
    expect(connector.get()).toMatchObject({ phase: 'canceled', connectionId: getId() });
    expect(getTypes()).toEqual(['connect_started', 'connect_cancelled']);
    expect(page.locks.size).toBe(0);
  });

  it('is looked for during one minute only', async () => {
    const { create, clock, page, sandbox, connector, getStatuses } = await setUp();
    const before = sandbox.requests.length;
    await clock.advance(61_000);
    const asked = sandbox.requests.length;
    expect(asked - before).toBeGreaterThan(30);
    create();
    await clock.advance(60_000);
    expect(sandbox.requests).toHaveLength(asked);

    page.dispatch('focus');
    await clock.advance(2000);
    expect(getStatuses()).toEqual(['pending_auth']);
    expect(connector.get()).toMatchObject({ phase: 'idle' });
  });

  it.each([
    ['is for another platform', 'wave', 'pending_auth'],
    ['is connected already', 'xero', 'connected'],
  ])('stays if it %s', async (_, platform, status) => {
    const { create, clock, getStatuses } = await setUp();
    create(platform, status);
    await clock.advance(5000);
    expect(getStatuses()).toEqual([status]);
  });

  it('stays if another tab waits for it', async () => {
    const { create, clock, page, entityId, connector, getStatuses } = await setUp();
    page.show(false);
    page.receive({ entityId, isConnecting: true });
    create();
    await clock.advance(10_000);
    expect(getStatuses()).toEqual(['pending_auth']);
    expect(connector.get()).toMatchObject({ phase: 'idle' });
  });

  it('stays if another tab begins to wait for it while this page is about to end it', async () => {
    const { create, clock, page, network, entityId, connector, getStatuses } = await setUp();
    network.latency = 100;
    create();
    while (connector.get().phase === 'idle') await clock.advance(50);
    expect(connector.get().phase).toBe('canceling');
    page.receive({ entityId, isConnecting: true });
    await clock.advance(10_000);
    expect(getStatuses()).toEqual(['pending_auth']);
    expect(connector.get().phase).toBe('idle');
  });

  it('stays if another tab waits for it, although no hook of this page shows the entity', async () => {
    const { create, clock, page, entityId, stopObserving, getStatuses } = await setUp();
    stopObserving();
    await clock.advance(3000);
    create();
    page.receive({ entityId, isConnecting: true });
    await clock.advance(10_000);
    expect(getStatuses()).toEqual(['pending_auth']);

    // Nothing listens after the minute.
    await clock.advance(60_000);
    expect(page.openChannels).toBe(0);
    expect(page.listeners).toEqual([]);
    expect(clock.timerCount).toBe(0);
  });

  it('stays if another widget waits for it, in a browser without channels', async () => {
    const { createNeighbor, clock, finish, getStatuses } = await setUp({ hasChannels: false });
    const { connector } = createNeighbor().session;
    const input = { platform: 'xero', mode: 'popup', replace: false } as const;
    expect(await finish(connector.connect(input))).toBe('awaiting_authorization');
    await clock.advance(5000);
    expect(getStatuses()).toEqual(['pending_auth']);
  });

  it('is the one to authorize if the person connects again', async () => {
    const { create, connect, clock, finish, connector, getId, getStatuses } = await setUp();
    const connecting = connect();
    create();
    expect(await finish(connecting)).toBe('awaiting_authorization');
    await clock.advance(10_000);
    expect(getStatuses()).toEqual(['pending_auth']);
    expect(connector.get()).toMatchObject({ connectionId: getId() });
  });

  it('stays pending, with a visible error, if it cannot be ended', async () => {
    const { create, clock, sandbox, connector, getStatuses, getTypes } = await setUp();
    sandbox.fail({ method: 'POST', status: 500 });
    create();
    await clock.advance(2000);
    expect(getStatuses()).toEqual(['pending_auth']);
    const failure = { action: 'cancel', error: { code: 'server_error' } };
    expect(connector.get()).toMatchObject({ phase: 'failed', failure });
    expect(getTypes().at(-1)).toBe('error');
  });

  it('is not looked for once the session has ended', async () => {
    const { leave, clock } = await setUp();
    await leave();
    expect(clock.timerCount).toBe(0);
  });
});

it('tells the other tabs that this one waits for a connection', async () => {
  const { session, finish, page, entityId } = await setUpSession();
  await finish(session.connector.connect({ platform: 'xero', mode: 'popup', replace: false }));
  expect(page.posted).toContainEqual({ entityId, isConnecting: true });
});

describe('canceling while the connection is being created', () => {
  it('ends nothing later if the request has not left the queue', async () => {
    const view = await setUpSession({ client: { maxRequestsPerSecond: 0.1 } });
    const { session, clock, sandbox, entityId, finish, getPosts, getStatuses } = view;
    const { connector } = session;
    const connecting = connector.connect({ platform: 'xero', mode: 'popup', replace: false });
    // The list has been read, and the request to create the connection waits for its turn.
    await clock.advance(15_000);
    expect(connector.get().phase).toBe('creating');
    const canceling = connector.cancel();
    await finish(connecting);
    expect(await finish(canceling)).toBe('canceled');
    expect(getPosts()).toBe(0);

    // A colleague connects on another device.
    sandbox.connect(entityId, 'xero', 'pending_auth');
    await clock.advance(40_000);
    expect(getStatuses()).toEqual(['pending_auth']);
  });

  it('does not end the connection of another tab that took over meanwhile', async () => {
    const view = await setUpSession();
    const { session, clock, network, sandbox, entityId, page, finish, getStatuses } = view;
    const { connector } = session;
    network.latency = 2000;
    const connecting = connector.connect({ platform: 'xero', mode: 'popup', replace: false });
    await clock.advance(2500);
    const canceling = connector.cancel();
    await clock.settle();
    expect(connector.get().phase).toBe('canceling');
    // The other tab waited for the lock. It creates a connection of its own, and announces it.
    sandbox.connect(entityId, 'xero', 'pending_auth');
    page.receive({ entityId, isConnecting: true });
    await finish(canceling);

    expect(await finish(connecting)).toBe('canceled');
    expect(getStatuses()).toEqual(['pending_auth']);
  });
});
