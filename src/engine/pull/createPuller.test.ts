// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { setUpSession } from '../../../test/setUpSession.ts';
import type { SessionSetup } from '../../../test/setUpSession.ts';
import { getPullLock } from '../names.ts';

async function setUp(setup: SessionSetup = { connection: 'connected' }) {
  const view = await setUpSession(setup);
  const { puller } = view.session;
  const { sandbox } = view;
  const headers = {
    'x-monite-version': '2023-03-14',
    'x-monite-entity-id': sandbox.entityId,
    authorization: `Bearer ${sandbox.issueToken()}`,
    'content-type': 'application/json',
  };
  return {
    ...view,
    puller,
    getPhase: () => puller.get().phase,
    start: (...given: Parameters<typeof puller.start>) => view.finish(puller.start(...given)),
    pullLock: getPullLock(view.identity),
    /** Starts a pull past this page. */
    pullElsewhere() {
      const url = `${sandbox.baseUrl}/accounting_connections/${view.getId()}/data_pulls`;
      return sandbox.fetch(url, { method: 'POST', headers, body: '{}' });
    },
    /** Receives another tab's announcement of a pull. */
    announce: () => view.page.receive({ entityId: view.entityId, pulling: 'receivables' }),
  };
}

describe('createPuller', () => {
  it('starts a pull, and follows it until the API reports that it has finished', async () => {
    const { puller, finish, getPhase, clock, page, pullLock, entityId, getTypes, sandbox } =
      await setUp();
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
    const { puller, finish, start, getPosts } = await setUp();
    const outcomes = [puller.start(undefined), puller.start(undefined)];
    expect(await finish(Promise.all(outcomes))).toEqual(['started', 'ignored']);
    expect(await start(undefined)).toBe('ignored');
    expect(getPosts()).toBe(1);
  });

  it("fails with the accounting system's error, and releases the lock", async () => {
    const { start, puller, clock, sandbox, events, page } = await setUp();
    sandbox.failNextPull('The ledger is closed');
    await start(undefined);
    await clock.advance(7000);
    const error = { code: 'pull_failed', message: 'The ledger is closed' };
    expect(puller.get()).toMatchObject({ phase: 'failed', error });
    expect(events.at(-1)).toMatchObject({ type: 'pull_failed', code: 'pull_failed' });
    expect(page.locks.size).toBe(0);
  });

  it('shows why the API refused the pull, emits an error, and can be retried', async () => {
    const { start, puller, sandbox, getTypes, page, getPhase } = await setUp();
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
    const { start, puller, getPosts } = await setUp({});
    expect(await start(undefined)).toBe('failed');
    expect(puller.get()).toMatchObject({ error: { code: 'not_found' } });
    expect(getPosts()).toBe(0);
  });

  it('waits a minute if the answer was lost, and completes if the API received the request', async () => {
    const { start, getPhase, clock, sandbox, getTypes } = await setUp();
    sandbox.fail({ method: 'POST', lost: 'after' });
    expect(await start(undefined)).toBe('started');
    await clock.advance(7000);
    expect(getPhase()).toBe('complete');
    expect(getTypes()).toEqual(['pull_started', 'pull_completed']);
  });

  it('fails after that minute if the API did not receive the request', async () => {
    const { start, puller, getPhase, clock, sandbox } = await setUp();
    sandbox.fail({ method: 'POST', lost: 'before' });
    await start(undefined);
    await clock.advance(55_000);
    expect(getPhase()).toBe('running');
    await clock.advance(10_000);
    expect(puller.get()).toMatchObject({ phase: 'failed', error: { code: 'network' } });
  });

  it('completes after all if the API answered with an error but started the pull', async () => {
    const { start, getPhase, clock, page, sandbox, pullElsewhere } = await setUp();
    sandbox.fail({ method: 'POST', lost: undefined, delayAfter: 0, status: 502 });
    expect(await start(undefined)).toBe('failed');
    await pullElsewhere();
    await clock.advance(10_000);
    page.dispatch('focus');
    await clock.advance(1000);
    expect(getPhase()).toBe('complete');
  });

  it('follows the pull of another tab without starting one', async () => {
    const { announce, puller, getPhase, getPosts, page, pullLock, clock, getTypes } = await setUp();
    page.locks.add(pullLock);
    announce();
    await clock.advance(1000);
    expect(puller.get()).toMatchObject({
      phase: 'running',
      resourceType: 'receivables',
      pulls: [],
    });
    expect(getPosts()).toBe(0);

    // The pull has ended in the other tab, without new data.
    page.locks.delete(pullLock);
    await clock.advance(3000);
    expect(getPhase()).toBe('idle');
    expect(page.locks.size).toBe(0);
    // The tab that pulls emits the events.
    expect(getTypes()).toEqual([]);
  });

  it('follows instead of pulling if another tab is already pulling', async () => {
    const { start, getPhase, getPosts, page, pullLock } = await setUp();
    page.locks.add(pullLock);
    expect(await start(undefined)).toBe('following');
    expect(getPhase()).toBe('running');
    expect(getPosts()).toBe(0);
  });

  it('waits for the result in place of a page that has left, if a person pressed here', async () => {
    const { start, puller, getPhase, getPosts, page, pullLock, clock, pullElsewhere } =
      await setUp();
    page.locks.add(pullLock);
    await start(undefined);
    await clock.advance(5 * 60_000);
    page.locks.delete(pullLock);
    await clock.advance(50_000);
    expect(getPhase()).toBe('running');
    expect([...page.locks]).toEqual([pullLock]);

    await clock.advance(30_000);
    expect(puller.get()).toMatchObject({ phase: 'failed', error: { code: 'timeout' } });
    expect(page.locks.size).toBe(0);
    expect(getPosts()).toBe(0);

    // The pull was running after all.
    await pullElsewhere();
    await clock.advance(10_000);
    page.dispatch('focus');
    await clock.advance(1000);
    expect(getPhase()).toBe('complete');
  });

  it('takes the lock from a suspended tab at the next press, and from no other', async () => {
    const { start, getPhase, getPosts, page, pullLock, clock } = await setUp();
    page.locks.add(pullLock);
    expect(await start(undefined)).toBe('following');
    await clock.advance(16 * 60_000);
    expect(getPhase()).toBe('failed');

    expect(await start(undefined)).toBe('started');
    await clock.advance(7000);
    expect(getPhase()).toBe('complete');
    expect(getPosts()).toBe(1);

    page.locks.add(pullLock);
    expect(await start(undefined)).toBe('following');
  });

  it('does not take the lock while it follows, so that another tab can', async () => {
    const { announce, getPhase, page, pullLock, clock } = await setUp();
    page.locks.add(pullLock);
    announce();
    await clock.advance(3000);
    expect(getPhase()).toBe('running');
    page.locks.delete(pullLock);
    await clock.advance(3000);
    expect(getPhase()).toBe('idle');
    announce();
    await clock.advance(1000);
    expect(getPhase()).toBe('idle');
    expect(page.requestedLocks).toEqual([]);
  });

  it('does not follow a pull that ended before this page checked', async () => {
    const { announce, getPhase, clock, page } = await setUp();
    announce();
    await clock.advance(1000);
    expect(getPhase()).toBe('idle');
    expect(page.locks.size).toBe(0);
  });

  it('clears the result of the last pull when the connection changes', async () => {
    const { start, getPhase, clock, sandbox, getId } = await setUp();
    await start(undefined);
    await clock.advance(7000);
    expect(getPhase()).toBe('complete');
    sandbox.deauthorize(getId());
    await clock.advance(61_000);
    expect(getPhase()).toBe('idle');
  });

  it.each([0, 15, 25, 30, 45])(
    'leaves nothing behind when the session ends after %i ms',
    async (wait) => {
      const { puller, finish, leave, getPhase, clock, page, getTypes } = await setUp();
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
    const { start, leave, getPhase, clock, page } = await setUp();
    await start(undefined);
    expect(page.locks.size).toBe(1);
    await leave();
    await clock.settle();
    expect(getPhase()).toBe('idle');
    expect(page.locks.size).toBe(0);
    expect(clock.timerCount).toBe(0);
  });
});
