import { describe, expect, it } from 'vitest';
import { setUpConnector } from '../../test/setUpConnector.ts';
import type { SessionSetup } from '../../test/setUpSession.ts';

const setUp = async (setup: SessionSetup = {}) => {
  const view = await setUpConnector({ ...setup, client: { apiVersion: '2024-05-25' } });
  const getCalls = () =>
    view.sandbox.requests
      .filter(({ method }) => method === 'POST')
      .map(({ path }) => path.replace(/[\da-f-]{36}/, ':id'));
  /** Makes the connection that is on the screen, without a platform. */
  const begin = async () => {
    await view.start();
    return view.getId();
  };
  return { ...view, getCalls, begin };
};

describe('connecting when the person chooses the platform while signing in', () => {
  it.each([undefined, 'xero'])('needs no key, and ignores the key %s', async (key) => {
    const { start, connector, sandbox, getId, clock, events, page } = await setUp();
    expect(await start(key)).toBe('awaiting_authorization');
    expect(connector.get()).toMatchObject({ phase: 'awaiting_authorization', platform: null });
    const [post] = sandbox.requests.filter(({ method }) => method === 'POST');
    expect(post).toMatchObject({ path: '/accounting_connections', body: null });
    expect(post?.headers).not.toHaveProperty('content-type');
    expect(page.windows).toMatchObject([{ address: sandbox.connections[0]?.authorizationUrl }]);

    sandbox.authorize(getId(), 'freeagent');
    await clock.advance(2000);
    expect(connector.get().phase).toBe('connected');
    expect(events).toMatchObject([
      { type: 'connect_started', platform: null },
      { type: 'authorization_opened', platform: null },
      { type: 'connected', platform: 'freeagent' },
    ]);
  });

  it.each([undefined, 'xero', 'wave'])(
    'brings the window to the front for another press, with the key %s',
    async (key) => {
      const { start, page, getPosts } = await setUp();
      await start('xero');
      expect(await start(key)).toBe('awaiting_authorization');
      expect(page.windows).toMatchObject([{ focused: 1 }]);
      expect(getPosts()).toBe(1);
    },
  );

  it.each([undefined, 'xero'])(
    'resumes a pending connection without a platform, with the key %s',
    async (key) => {
      const { begin, start, connector, closeWindow, clock, getStatuses, getPosts } = await setUp();
      await begin();
      closeWindow();
      await clock.advance(5000);
      expect(await start(key)).toBe('awaiting_authorization');
      expect(connector.get()).toMatchObject({ window: 'open' });
      expect([getStatuses(), getPosts()]).toEqual([['pending_auth'], 1]);
    },
  );

  it('resumes a pending connection of an earlier visit, whatever its platform', async () => {
    const { start, getPosts, connector } = await setUp({ connection: 'pending_auth' });
    expect(await start('wave')).toBe('awaiting_authorization');
    // The API names the platform of this one.
    expect(connector.get()).toMatchObject({ platform: 'xero' });
    expect(getPosts()).toBe(0);
  });

  it('replaces a link that no longer works, which is no switch', async () => {
    const { begin, connect, finish, getStatuses, getCalls, getEnds } = await setUp();
    await begin();
    expect(await finish(connect(undefined, 'popup', true))).toBe('awaiting_authorization');
    expect(getStatuses()).toEqual(['disconnected', 'pending_auth']);
    expect(getCalls()).toEqual([
      '/accounting_connections',
      '/accounting_connections/:id/disconnect',
      '/accounting_connections',
    ]);
    expect(getEnds()).toEqual([]);
  });

  it.each([
    ['connected', true, 'switch'],
    ['deauthorized', true, 'reconnect'],
    ['deauthorized', false, 'reconnect'],
  ])('ends a connection that is %s, to %s, with the reason', async (status, replace, reason) => {
    const { connect, finish, connector, getEnds, getStatuses } = await setUp({
      connection: status,
    });
    const connecting = connect(undefined, 'popup', replace);
    // The person may choose another platform this time.
    expect(connector.get()).toMatchObject({ phase: 'creating', platform: null });
    expect(await finish(connecting)).toBe('awaiting_authorization');
    expect(getEnds()).toMatchObject([{ platform: 'xero', reason }]);
    expect(getStatuses()).toEqual(['disconnected', 'pending_auth']);
  });

  it('does not replace a working connection without being told to', async () => {
    const { start, getStatuses, getPosts } = await setUp({ connection: 'connected' });
    expect(await start('wave')).toBe('connected');
    expect([getStatuses(), getPosts()]).toEqual([['connected'], 0]);
  });

  it.each([undefined, 'xero'])(
    'finds the connection whose response was lost, with the key %s',
    async (key) => {
      const { start, sandbox, getStatuses, connector } = await setUp({
        connection: 'deauthorized',
      });
      sandbox.fail({ method: 'POST', path: '/accounting_connections', lost: 'after' });
      expect(await start(key)).toBe('awaiting_authorization');
      expect(connector.get()).toMatchObject({ platform: null });
      expect(getStatuses()).toEqual(['disconnected', 'pending_auth']);
    },
  );

  it.each([undefined, 'xero'])(
    'cancels a connection that the API creates late, with the key %s',
    async (key) => {
      const { connect, cancel, clock, network, getStatuses } = await setUp({
        connection: 'deauthorized',
      });
      network.latency = 2000;
      void connect(key);
      await clock.advance(11_500);
      expect(getStatuses()).toEqual(['disconnected', 'pending_auth']);
      expect(await cancel()).toBe('canceled');
      expect(getStatuses()).toEqual(['disconnected', 'disconnected']);
    },
  );

  it('waits on after a reload', async () => {
    const { connector, getId, sandbox, clock } = await setUp({
      connection: 'pending_auth',
      remembered: (id) => id,
    });
    expect(connector.get()).toMatchObject({ phase: 'awaiting_authorization' });
    sandbox.authorize(getId());
    await clock.advance(2000);
    expect(connector.get().phase).toBe('connected');
  });
});

describe('a sync', () => {
  it.each([undefined, 'receivables'] as const)(
    'reads everything, is asked for %s, and ends when last_pull moves',
    async (type) => {
      const { session, finish, clock, getCalls, events } = await setUp({ connection: 'connected' });
      const { puller } = session;
      const starting = puller.start(type);
      expect(puller.get()).toEqual({ phase: 'requesting', resourceType: null });
      expect(await finish(starting)).toBe('started');
      expect(puller.get()).toMatchObject({ phase: 'running', pulls: [] });
      expect(getCalls()).toEqual(['/accounting_connections/:id/sync']);

      await clock.advance(7000);
      expect(puller.get()).toMatchObject({ phase: 'complete', resourceType: null });
      expect(events).toMatchObject([
        { type: 'pull_started', resourceType: null },
        { type: 'pull_completed', resourceType: null },
      ]);
    },
  );

  it.each([404, 405])('is unsupported if the API has no such call (%i)', async (status) => {
    const { session, finish, sandbox, page } = await setUp({ connection: 'connected' });
    sandbox.fail({ method: 'POST', path: '*/sync', status });
    expect(await finish(session.puller.start(undefined))).toBe('failed');
    expect(session.puller.get()).toMatchObject({ phase: 'failed', error: { code: 'unsupported' } });
    expect(page.locks.size).toBe(0);
  });

  it('says that the connection is gone if it is', async () => {
    const { session, finish, sandbox } = await setUp({ connection: 'connected' });
    sandbox.fail({ method: 'POST', path: '*/sync', status: 404 });
    sandbox.fail({ method: 'GET', path: /\/accounting_connections\/[^/]+$/, status: 404 });
    expect(await finish(session.puller.start(undefined))).toBe('failed');
    expect(session.puller.get()).toMatchObject({ error: { code: 'not_found' } });
  });
});
