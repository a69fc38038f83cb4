import { describe, expect, it } from 'vitest';
import { setUpConnector as setUp } from '../../../test/setUpConnector.ts';

describe('cancel', () => {
  it('aborts an attempt before the API receives the request', async () => {
    const { connect, connector, finish, clock, network, getPhase, getStatuses, page, events } =
      await setUp();
    network.latency = 2000;
    const connecting = connect('xero');
    // The list has been read, and the request to create a connection is under way.
    await clock.advance(2500);
    const canceling = connector.cancel();
    expect(page.windows).toMatchObject([{ closed: true }]);
    expect(await finish(canceling)).toBe('canceled');
    expect(await finish(connecting)).toBe('canceled');

    expect(getPhase()).toBe('idle');
    expect(getStatuses()).toEqual([]);
    expect(events.at(-1)).toMatchObject({ type: 'connect_cancelled', connectionId: null });
  });

  it('ends a connection that the API created anyway', async () => {
    const { connect, cancel, clock, network, connector, getId, getStatuses, events } =
      await setUp();
    network.latency = 2000;
    void connect('xero');
    await clock.advance(3500);
    expect(getStatuses()).toEqual(['pending_auth']);
    expect(await cancel()).toBe('canceled');

    expect(getStatuses()).toEqual(['disconnected']);
    const connectionId = getId();
    expect(connector.get()).toEqual({ phase: 'canceled', platform: 'xero', connectionId });
    expect(events.at(-1)).toMatchObject({ type: 'connect_cancelled', connectionId });
  });

  it.each([
    ['awaiting_authorization', {}, 0],
    ['blocked', { canOpenWindows: false }, 0],
    ['taking_long', {}, 200_000],
  ])('ends the connection in the phase %s', async (phase, setup, wait) => {
    const { start, connector, clock, finish, getId, getPhase, getStatuses, getEnds, page } =
      await setUp(setup);
    await start('xero');
    await clock.advance(wait);
    expect(getPhase()).toBe(phase);

    const canceling = connector.cancel();
    expect(connector.get()).toMatchObject({ phase: 'canceling', connectionId: getId() });
    expect(await finish(connector.cancel())).toBe('ignored');
    expect(connector.reopen('popup')).toBe('ignored');
    expect(await finish(canceling)).toBe('canceled');
    expect(connector.get()).toMatchObject({ phase: 'canceled', connectionId: getId() });
    expect(getStatuses()).toEqual(['disconnected']);
    // The connection was never connected.
    expect(getEnds()).toEqual([]);
    expect(page.storage.size).toBe(0);
  });

  it('ends a pending connection that this page does not wait for', async () => {
    const { cancel, getPhase, getStatuses } = await setUp({ connection: 'pending_auth' });
    expect(await cancel()).toBe('canceled');
    expect(getPhase()).toBe('canceled');
    expect(getStatuses()).toEqual(['disconnected']);
  });

  it('does nothing if no connection is pending', async () => {
    const { cancel, getPhase, getPosts } = await setUp({ connection: 'connected' });
    expect(await cancel()).toBe('ignored');
    expect(getPhase()).toBe('connected');
    expect(getPosts()).toBe(0);
  });

  it('keeps a connection that the person has authorized in the meantime', async () => {
    const { start, cancel, sandbox, getId, getPhase, getStatuses, getTypes } = await setUp();
    await start('xero');
    sandbox.authorize(getId());
    expect(await cancel()).toBe('connected');
    expect(getPhase()).toBe('connected');
    expect(getStatuses()).toEqual(['connected']);
    expect(getTypes()).not.toContain('connect_cancelled');
  });

  it('continues to wait after a failure, shows the error, and can be retried', async () => {
    const { start, cancel, sandbox, connector, events, getPhase } = await setUp();
    await start('xero');
    sandbox.fail({ path: '/accounting_connections/*', method: 'POST', status: 500 });
    expect(await cancel()).toBe('failed');
    expect(connector.get()).toMatchObject({
      phase: 'awaiting_authorization',
      window: 'open',
      failure: { action: 'cancel', error: { code: 'server_error' } },
    });
    expect(events.at(-1)).toMatchObject({ type: 'error', code: 'server_error' });

    expect(await cancel()).toBe('canceled');
    expect(getPhase()).toBe('canceled');
  });

  it('does not disturb an attempt that starts in the meantime', async () => {
    const { start, connector, connect, finish, getPhase, getStatuses } = await setUp();
    await start('xero');
    const canceling = connector.cancel();
    const connecting = connect('freeagent');
    expect(await finish(canceling)).toBe('canceled');
    expect(await finish(connecting)).toBe('awaiting_authorization');
    expect(getPhase()).toBe('awaiting_authorization');
    expect(getStatuses()).toEqual(['disconnected', 'pending_auth']);
  });

  it('ends when another platform is connected', async () => {
    const { start, cancel, sandbox, entityId, clock, page, getPhase } = await setUp();
    await start('xero');
    await cancel();
    await clock.advance(5000);
    expect(getPhase()).toBe('canceled');
    sandbox.connect(entityId, 'freeagent');
    page.dispatch('focus');
    await clock.advance(100);
    expect(getPhase()).toBe('connected');
  });
});

describe('the reason why a connection ended', () => {
  it('is `person` if somebody pressed Disconnect', async () => {
    const { session, finish, getEnds, getPhase } = await setUp({ connection: 'connected' });
    expect(await finish(session.disconnector.disconnect())).toBe('disconnected');
    expect(getEnds()).toMatchObject([{ reason: 'person' }]);
    expect(getPhase()).toBe('idle');
  });

  it('is `switch` if another platform replaces it', async () => {
    const { start, getEnds, getStatuses, connector } = await setUp({ connection: 'connected' });
    expect(await start('freeagent')).toBe('failed');
    expect(getStatuses()).toEqual(['connected']);

    expect(await start('freeagent', 'popup', true)).toBe('awaiting_authorization');
    expect(getStatuses()).toEqual(['disconnected', 'pending_auth']);
    expect(getEnds()).toMatchObject([{ reason: 'switch', platform: 'xero' }]);
    expect(connector.get()).toMatchObject({ platform: 'freeagent' });
  });

  it('is reported even if a slow switch times out, which shows an error and frees the lock', async () => {
    const { connect, connector, clock, network, page, getEnds } = await setUp({
      connection: 'connected',
    });
    network.latency = 18_000;
    const connecting = connect('freeagent', 'popup', true);
    await clock.advance(49_000);
    expect(connector.get()).toMatchObject({ phase: 'creating' });
    expect(page.locks.size).toBe(1);
    await clock.advance(1000);
    expect(await connecting).toBe('failed');
    const error = { code: 'timeout' };
    expect(connector.get()).toMatchObject({ phase: 'failed', failure: { error } });
    expect(page.locks.size).toBe(0);
    await clock.advance(20_000);
    expect(getEnds()).toMatchObject([{ reason: 'switch' }]);
  });

  it('is `reconnect` if the same platform is connected again', async () => {
    const { start, getEnds, getStatuses } = await setUp({ connection: 'deauthorized' });
    expect(await start()).toBe('awaiting_authorization');
    expect(getStatuses()).toEqual(['disconnected', 'pending_auth']);
    expect(getEnds()).toMatchObject([{ reason: 'reconnect', platform: 'xero' }]);
  });

  it('is `elsewhere` if this page did nothing', async () => {
    const { sandbox, getId, clock, getEnds } = await setUp({ connection: 'connected' });
    sandbox.setStatus(getId(), 'disconnected');
    await clock.advance(61_000);
    expect(getEnds()).toMatchObject([{ reason: 'elsewhere' }]);
  });
});
