import { describe, expect, it } from 'vitest';
import { setUpSession } from '../../../test/setUpSession.ts';
import type { SessionSetup } from '../../../test/setUpSession.ts';

async function setUp(setup: SessionSetup = { connection: 'connected' }) {
  const view = await setUpSession(setup);
  const { disconnector } = view.session;
  return {
    ...view,
    disconnector,
    getPhase: () => disconnector.get().phase,
    disconnect: () => view.finish(disconnector.disconnect()),
  };
}

describe('createDisconnector', () => {
  it('ends the connection once for two presses', async () => {
    const { disconnector, finish, getPhase, getPosts, getStatuses, getTypes } = await setUp();
    const ending = [disconnector.disconnect(), disconnector.disconnect()];
    expect(getPhase()).toBe('disconnecting');
    expect(await finish(Promise.all(ending))).toEqual(['disconnected', 'ignored']);
    expect(getPhase()).toBe('idle');
    expect(getPosts()).toBe(1);
    expect(getStatuses()).toEqual(['disconnected']);
    expect(getTypes()).toEqual(['disconnected']);
  });

  it('does nothing if there is no connection to end', async () => {
    const { disconnect, getPosts } = await setUp({});
    expect(await disconnect()).toBe('ignored');
    expect(getPosts()).toBe(0);
  });

  it('keeps a connection that has replaced the one on the screen', async () => {
    const { disconnect, sandbox, entityId, getId, getStatuses, getPhase } = await setUp();
    sandbox.setStatus(getId(), 'disconnected');
    sandbox.connect(entityId, 'freeagent');
    expect(await disconnect()).toBe('disconnected');
    expect(getStatuses()).toEqual(['disconnected', 'connected']);
    expect(getPhase()).toBe('idle');
  });

  it('succeeds if the answer was lost but the API has ended the connection', async () => {
    const { disconnect, sandbox, getPosts, getStatuses } = await setUp();
    sandbox.fail({ method: 'POST', lost: 'after' });
    expect(await disconnect()).toBe('disconnected');
    expect(getStatuses()).toEqual(['disconnected']);
    expect(getPosts()).toBe(1);
  });

  it('fails if the API refuses, keeps the connection, and can be retried', async () => {
    const { disconnect, disconnector, sandbox, getTypes, getStatuses } = await setUp();
    sandbox.fail({ method: 'POST', status: 500 });
    expect(await disconnect()).toBe('failed');
    expect(disconnector.get()).toMatchObject({ phase: 'failed', error: { code: 'server_error' } });
    expect(getTypes()).toEqual(['error']);
    expect(getStatuses()).toEqual(['connected']);

    expect(await disconnect()).toBe('disconnected');
  });

  it('fails if the API accepts the request but the connection remains', async () => {
    const { disconnect, disconnector, sandbox, getId } = await setUp();
    const body = {
      id: getId(),
      status: 'connected',
      created_at: '2026-01-05T09:00:00Z',
      updated_at: '2026-01-05T09:00:00Z',
    };
    sandbox.fail({ method: 'POST', body });
    expect(await disconnect()).toBe('failed');
    expect(disconnector.get()).toMatchObject({ error: { code: 'server_error' } });
  });

  it('clears the failure when the connection changes', async () => {
    const { disconnect, sandbox, getId, clock, getPhase } = await setUp();
    sandbox.fail({ method: 'POST', status: 500 });
    await disconnect();
    await clock.advance(61_000);
    expect(getPhase()).toBe('failed');
    sandbox.deauthorize(getId());
    await clock.advance(61_000);
    expect(getPhase()).toBe('idle');
  });

  it('aborts when the session ends, and emits nothing', async () => {
    const { disconnector, finish, leave, clock, getStatuses, getTypes, page } = await setUp();
    const ending = disconnector.disconnect();
    await clock.advance(5);
    await leave();
    expect(await finish(ending)).toBe('ignored');
    expect(getStatuses()).toEqual(['connected']);
    expect(getTypes()).toEqual([]);
    expect(clock.timerCount).toBe(0);
    expect(page.locks.size).toBe(0);
    expect(await finish(disconnector.disconnect())).toBe('ignored');
  });
});
