import { describe, expect, it } from 'vitest';
import { setUpPuller } from '../../../test/setUpPuller.ts';

describe('createPuller', () => {
  it('starts a pull, and follows it until the API reports that it has finished', async () => {
    const { puller, finish, getPhase, clock, page, pullLock, entityId, getTypes, sandbox } =
      await setUpPuller();
    const starting = puller.start('receivables');
    expect(puller.get()).toEqual({ phase: 'requesting', resourceType: 'receivables' });
    expect(await finish(starting)).toBe('started');
    expect(puller.get()).toMatchObject({ phase: 'running', pulls: [{ status: 'queued' }] });
    expect([...page.locks]).toEqual([pullLock]);
    expect(page.posted.at(-1)).toEqual({ entityId, pulling: 'receivables' });

    await clock.advance(7000);
    expect(getPhase()).toBe('complete');
    expect(page.locks.size).toBe(0);
    expect(getTypes()).toEqual(['pull_started', 'pull_completed']);
    const { pulls } = sandbox.connections[0] ?? {};
    expect(pulls).toMatchObject([{ resourceType: 'receivables', status: 'done' }]);
  });

  it('starts one pull for two presses, and ignores a press while it runs', async () => {
    const { puller, finish, start, getPosts } = await setUpPuller();
    const outcomes = [puller.start(undefined), puller.start(undefined)];
    expect(await finish(Promise.all(outcomes))).toEqual(['started', 'ignored']);
    expect(await start(undefined)).toBe('ignored');
    expect(getPosts()).toBe(1);
  });

  it("fails with the accounting system's error, and releases the lock", async () => {
    const { start, puller, clock, sandbox, events, page } = await setUpPuller();
    sandbox.failNextPull('The ledger is closed');
    await start(undefined);
    await clock.advance(7000);
    const error = { code: 'pull_failed', message: 'The ledger is closed' };
    expect(puller.get()).toMatchObject({ phase: 'failed', error });
    expect(events.at(-1)).toMatchObject({ type: 'pull_failed', code: 'pull_failed' });
    expect(page.locks.size).toBe(0);
  });

  it('shows why the API refused the pull, emits an error, and can be retried', async () => {
    const { start, puller, sandbox, getTypes, page, getPhase } = await setUpPuller();
    sandbox.fail({ method: 'POST', status: 409 });
    expect(await start(undefined)).toBe('failed');
    // The refusal is about this pull, not about another platform.
    expect(puller.get()).toMatchObject({ phase: 'failed', error: { code: 'invalid_request' } });
    expect(getTypes()).toEqual(['error']);
    expect(page.locks.size).toBe(0);

    await start(undefined);
    expect(getPhase()).toBe('running');
  });

  it('fails if nothing is connected', async () => {
    const { start, puller, getPosts } = await setUpPuller({});
    expect(await start(undefined)).toBe('failed');
    expect(puller.get()).toMatchObject({ error: { code: 'not_found' } });
    expect(getPosts()).toBe(0);
  });

  it('waits a minute if the answer was lost, and completes if the API received the request', async () => {
    const { start, getPhase, clock, sandbox, getTypes } = await setUpPuller();
    sandbox.fail({ method: 'POST', lost: 'after' });
    expect(await start(undefined)).toBe('started');
    await clock.advance(7000);
    expect(getPhase()).toBe('complete');
    expect(getTypes()).toEqual(['pull_started', 'pull_completed']);
  });

  it('fails after that minute if the API did not receive the request', async () => {
    const { start, puller, getPhase, clock, sandbox } = await setUpPuller();
    sandbox.fail({ method: 'POST', lost: 'before' });
    await start(undefined);
    await clock.advance(55_000);
    expect(getPhase()).toBe('running');
    await clock.advance(10_000);
    expect(puller.get()).toMatchObject({ phase: 'failed', error: { code: 'network' } });
  });

  it('completes after all if the API answered with an error but started the pull', async () => {
    const { start, getPhase, clock, page, sandbox, pullElsewhere } = await setUpPuller();
    sandbox.fail({ method: 'POST', lost: undefined, delayAfter: 0, status: 502 });
    expect(await start(undefined)).toBe('failed');
    await pullElsewhere();
    await clock.advance(10_000);
    page.dispatch('focus');
    await clock.advance(1000);
    expect(getPhase()).toBe('complete');
  });

  it('clears the result of the last pull when the connection changes', async () => {
    const { start, getPhase, clock, sandbox, getId } = await setUpPuller();
    await start(undefined);
    await clock.advance(7000);
    expect(getPhase()).toBe('complete');
    sandbox.deauthorize(getId());
    await clock.advance(61_000);
    expect(getPhase()).toBe('idle');
  });

  it.each([0, 10, 25, 45])('ignores a press if the session ends after %i ms', async (wait) => {
    const { puller, finish, leave, clock, getTypes } = await setUpPuller();
    const starting = puller.start(undefined);
    await clock.advance(wait);
    await leave();
    // `started` if the request was answered before.
    expect(await finish(starting)).toBe(wait > 40 ? 'started' : 'ignored');
    expect(getTypes()).not.toContain('error');
  });

  it('pulls nothing if the page unmounts at the event that it has connected', async () => {
    const { session, sandbox, start, leave, getId, getPosts, page, getPhase } = await setUpPuller({
      connection: 'pending_auth',
    });
    sandbox.setStatus(getId(), 'connected');
    session.listen(() => void leave());
    expect(await start(undefined)).toBe('ignored');
    expect(getPosts()).toBe(0);
    expect(page.locks.size).toBe(0);
    expect(getPhase()).toBe('idle');
  });

  it.each([0, 15, 25, 30, 45])(
    'leaves nothing behind when the session ends after %i ms',
    async (wait) => {
      const { puller, finish, leave, getPhase, clock, page, getTypes } = await setUpPuller();
      const starting = puller.start(undefined);
      await clock.advance(wait);
      await leave();
      await finish(starting);
      expect(getPhase()).toBe('idle');
      expect(page.locks.size).toBe(0);
      expect(page.openChannels).toBe(0);
      expect(clock.timerCount).toBe(0);
      // A session that ends earlier emits no start.
      expect(getTypes()).toEqual(wait > 40 ? ['pull_started'] : []);
      expect(await finish(puller.start(undefined))).toBe('ignored');
    },
  );

  it('releases the lock of a running pull when the session ends', async () => {
    const { start, leave, getPhase, clock, page } = await setUpPuller();
    await start(undefined);
    expect(page.locks.size).toBe(1);
    await leave();
    await clock.settle();
    expect(getPhase()).toBe('idle');
    expect(page.locks.size).toBe(0);
    expect(clock.timerCount).toBe(0);
  });
});
