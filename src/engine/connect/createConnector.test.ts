import { describe, expect, it } from 'vitest';
import { setUpConnector as setUp } from '../../../test/setUpConnector.ts';
import { getStorageKey } from '../names.ts';

describe('createConnector', () => {
  it('opens the window in the click, and waits until the API reports the connection as connected', async () => {
    const { connect, finish, page, connector, getPhase, sandbox, getId, clock, getTypes } =
      await setUp();
    const connecting = connect('xero');
    expect(page.windows).toMatchObject([{ address: '' }]);
    expect(connector.get()).toMatchObject({ phase: 'creating', platform: 'xero' });

    expect(await finish(connecting)).toBe('awaiting_authorization');
    const { authorizationUrl } = sandbox.connections[0] ?? {};
    expect(page.windows).toMatchObject([{ address: authorizationUrl }]);
    const waiting = { phase: 'awaiting_authorization', connectionId: getId(), window: 'open' };
    expect(connector.get()).toMatchObject(waiting);

    sandbox.authorize(getId());
    await clock.advance(2000);
    expect(getPhase()).toBe('connected');
    expect(getTypes()).toEqual(['connect_started', 'authorization_opened', 'connected']);
    expect(page.storage.size).toBe(0);
  });

  it('shows the link if the browser blocks the window, and continues to wait', async () => {
    const { start, connector, getPhase, sandbox, getId, clock, getTypes } = await setUp({
      canOpenWindows: false,
    });
    expect(await start('xero')).toBe('blocked');
    expect(connector.get()).toMatchObject({ phase: 'blocked', window: 'link' });

    sandbox.authorize(getId());
    await clock.advance(2000);
    expect(getPhase()).toBe('connected');
    expect(getTypes()).toEqual(['connect_started', 'authorization_blocked', 'connected']);
  });

  it('keeps the error on the screen if there is nothing to reopen', async () => {
    const { start, connector, sandbox, finish, getTypes } = await setUp();
    sandbox.fail({ method: 'POST', status: 422 });
    expect(await start('xero')).toBe('failed');
    const failed = connector.get();

    expect(connector.reopen('popup')).toBe('ignored');
    expect(connector.get()).toBe(failed);
    expect(await finish(connector.cancel())).toBe('ignored');
    expect(getTypes()).toEqual(['connect_started', 'error']);
  });

  it('names the platform of a connection that is reconnected', async () => {
    const { start, connector, events } = await setUp({ connection: 'deauthorized' });
    expect(await start()).toBe('awaiting_authorization');
    expect(connector.get()).toMatchObject({ platform: 'xero' });
    expect(events[0]).toMatchObject({ type: 'connect_started', platform: 'xero' });
  });

  it('creates one connection and opens one window for two clicks', async () => {
    const { connect, finish, page, getPosts } = await setUp();
    const outcomes = await finish(Promise.all([connect('xero'), connect('xero')]));
    expect(outcomes).toEqual(['awaiting_authorization', 'ignored']);
    expect(getPosts()).toBe(1);
    expect(page.windows).toMatchObject([{ focused: 1 }]);
  });

  it('brings the window to the front when Connect is pressed again during the wait', async () => {
    const { start, page, getPosts } = await setUp();
    await start('xero');
    expect(await start()).toBe('awaiting_authorization');
    expect(page.windows).toMatchObject([{ focused: 1 }]);
    expect(getPosts()).toBe(1);
  });

  it('fetches at once when the window closes, does not end the wait, and opens the window again', async () => {
    const { start, closeWindow, connector, getPhase, clock, page, sandbox } = await setUp();
    await start('xero');
    // By now, the page polls every five seconds.
    await clock.advance(130_000);
    page.dispatch('focus');
    await clock.advance(200);
    const count = sandbox.requests.length;
    closeWindow();
    await clock.advance(700);
    expect(sandbox.requests).toHaveLength(count + 1);
    await clock.advance(2000);
    expect(connector.get()).toMatchObject({ phase: 'awaiting_authorization', window: 'gone' });

    expect(connector.reopen('popup')).toBe('awaiting_authorization');
    expect(connector.get()).toMatchObject({ phase: getPhase(), window: 'open' });
    expect(page.windows).toHaveLength(2);
    expect(page.windows[1]?.address).toBe(page.windows[0]?.address);
  });

  it('resumes a pending connection, and polls often from then on', async () => {
    const { start, page, sandbox, getId, getPosts, getPhase, clock } = await setUp({
      connection: 'pending_auth',
    });
    expect(await start()).toBe('awaiting_authorization');
    expect(getPosts()).toBe(0);
    expect(page.windows).toMatchObject([{ address: sandbox.connections[0]?.authorizationUrl }]);
    sandbox.authorize(getId());
    await clock.advance(2000);
    expect(getPhase()).toBe('connected');
  });

  it('does not disturb an attempt when the window is to be reopened', async () => {
    const { connect, finish, connector, page } = await setUp();
    const connecting = connect('xero');
    expect(connector.reopen('popup')).toBe('ignored');
    expect(page.windows).toMatchObject([{ closed: false }]);
    expect(await finish(connecting)).toBe('awaiting_authorization');
  });

  it('moves to `taking_long` after a while', async () => {
    const { start, getPhase, clock } = await setUp();
    await start('xero');
    await clock.advance(179_000);
    expect(getPhase()).toBe('awaiting_authorization');
    await clock.advance(10_000);
    expect(getPhase()).toBe('taking_long');
  });

  it('shows the error, and closes the blank window', async () => {
    const { start, connector, page, sandbox, getTypes, getPhase } = await setUp();
    sandbox.fail({ method: 'POST', status: 500 });
    expect(await start('xero')).toBe('failed');
    expect(connector.get()).toMatchObject({
      phase: 'failed',
      platform: 'xero',
      failure: { action: 'connect', error: { code: 'server_error' } },
    });
    expect(page.windows).toMatchObject([{ closed: true }]);
    expect(getTypes()).toEqual(['connect_started', 'error']);

    await start('xero');
    expect(getPhase()).toBe('awaiting_authorization');
  });

  it.each([
    ['redirect', 'none'],
    ['link', 'link'],
  ] as const)('opens no window of its own in the mode %s', async (mode, window) => {
    const { start, connector, page, sandbox, getTypes } = await setUp();
    expect(await start('xero', mode)).toBe('awaiting_authorization');
    expect(connector.get()).toMatchObject({ window });
    expect(page.windows).toEqual([]);
    const { authorizationUrl } = sandbox.connections[0] ?? {};
    expect(page.visited).toEqual(mode === 'redirect' ? [authorizationUrl] : []);
    // A link for another person opens nothing here.
    expect(getTypes().includes('authorization_opened')).toBe(mode === 'redirect');
  });

  it("reports an error from the partner's function, and continues to wait", async () => {
    const fault = new TypeError('webview is undefined');
    const fail = () => {
      throw fault;
    };
    const { start, connector, page, events, sandbox, getId, clock, getPhase } = await setUp();
    expect(await start('xero', fail)).toBe('failed');
    expect(page.reported).toEqual([fault]);
    expect(connector.get()).toMatchObject({
      phase: 'awaiting_authorization',
      failure: { action: 'connect', error: { code: 'internal_error', cause: fault } },
    });
    expect(events.at(-1)).toMatchObject({ type: 'error', code: 'internal_error' });

    expect(connector.reopen(fail)).toBe('failed');
    expect(page.reported).toHaveLength(2);
    sandbox.authorize(getId());
    await clock.advance(2000);
    expect(getPhase()).toBe('connected');
  });

  it('is connected whenever the API says so, from the start or later', async () => {
    const { getPhase, sandbox, getId, clock } = await setUp({ connection: 'connected' });
    expect(getPhase()).toBe('connected');
    sandbox.deauthorize(getId());
    await clock.advance(61_000);
    expect(getPhase()).toBe('idle');
  });
});

describe('after a reload', () => {
  it('resumes the connection that this tab waited for', async () => {
    const { connector, sandbox, getId, clock, getTypes, getPhase } = await setUp({
      connection: 'pending_auth',
      remembered: (id) => id,
    });
    const window = 'gone';
    expect(connector.get()).toMatchObject({ phase: 'awaiting_authorization', window });
    sandbox.authorize(getId());
    await clock.advance(2000);
    expect(getPhase()).toBe('connected');
    expect(getTypes()).toEqual(['connected']);
  });

  it('shows no window if we opened none', async () => {
    const { connector } = await setUp({
      connection: 'pending_auth',
      remembered: (id) => id,
      opensWindow: false,
    });
    expect(connector.get()).toMatchObject({ phase: 'awaiting_authorization', window: 'none' });
  });

  it.each([
    ['another connection', 'pending_auth', () => 'other'],
    ['one that has ended', 'disconnected', (id: string) => id],
  ])('forgets %s', async (_, connection, remembered) => {
    const { getPhase, page } = await setUp({ connection, remembered });
    expect(getPhase()).toBe('idle');
    expect(page.storage.size).toBe(0);
  });

  it('stores the id of the connection in the tab during the wait', async () => {
    const { start, page, identity, getId, leave } = await setUp();
    await start('xero');
    const kept = [[getStorageKey(identity), getId()]];
    expect([...page.storage]).toEqual(kept);
    await leave();
    expect([...page.storage]).toEqual(kept);
  });
});

it('is connected if the person finished signing in during a cancel that failed', async () => {
  const { start, connector, sandbox, getId, clock, finish, getPhase, session } = await setUp();
  await start('xero');
  sandbox.fail({ method: 'POST', status: 500, delay: 5000 });
  const canceling = connector.cancel();
  await clock.advance(1000);
  sandbox.authorize(getId());
  await finish(session.connections.refresh());
  expect(getPhase()).toBe('canceling');

  sandbox.fail({ method: 'GET', status: 500, times: 9 });
  expect(await finish(canceling)).toBe('failed');
  expect(getPhase()).toBe('connected');
});

it('opens a new window for a new connection, although the old window is still open', async () => {
  const { start, connector, sandbox, getId, clock, session, finish, page } = await setUp();
  await start('xero');
  sandbox.authorize(getId());
  await clock.advance(3000);
  expect(await finish(session.disconnector.disconnect())).toBe('disconnected');
  await start('xero', 'link');
  expect(page.windows).toHaveLength(1);

  connector.reopen('popup');
  const { authorizationUrl } = sandbox.connections.at(-1) ?? {};
  expect(page.windows[1]).toMatchObject({ address: authorizationUrl });
});

describe('the end of the session', () => {
  it('closes the blank window, opens no sign-in, and leaves nothing behind', async () => {
    const { connect, finish, leave, page, clock, getPhase, getTypes, getStatuses } = await setUp();
    const connecting = connect('xero');
    await clock.advance(5);
    await leave();
    expect(await finish(connecting)).toBe('ignored');
    expect(page.windows).toMatchObject([{ address: '', closed: true }]);
    expect(getPhase()).toBe('idle');
    expect(getTypes()).toEqual(['connect_started']);
    expect(getStatuses()).toEqual([]);
    expect(clock.timerCount).toBe(0);
    expect(page.locks.size).toBe(0);
  });

  it('stops watching the window, and ignores later actions', async () => {
    const { start, leave, connect, finish, connector, page, clock } = await setUp();
    await start('xero');
    await leave();
    expect(clock.timerCount).toBe(0);
    expect(page.windows).toMatchObject([{ closed: false }]);

    expect(await finish(connect('xero'))).toBe('ignored');
    expect(connector.reopen('popup')).toBe('ignored');
    expect(await finish(connector.cancel())).toBe('ignored');
    expect(page.windows).toHaveLength(1);
  });
});
