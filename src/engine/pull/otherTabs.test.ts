import { describe, expect, it, vi } from 'vitest';
import { holdLock } from '../../lib/holdLock.ts';
import { setUpPuller } from '../../../test/setUpPuller.ts';

describe('the pull of another tab', () => {
  it('is followed without starting one', async () => {
    const { announce, puller, getPhase, getPosts, page, pullLock, clock, getTypes } =
      await setUpPuller();
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

  it('is followed at a press on Sync, which starts none', async () => {
    const { start, getPhase, getPosts, page, pullLock } = await setUpPuller();
    page.locks.add(pullLock);
    expect(await start(undefined)).toBe('following');
    expect(getPhase()).toBe('running');
    expect(getPosts()).toBe(0);
  });

  it('is waited for in place of a page that has left, if a person pressed here', async () => {
    const { start, puller, getPhase, getPosts, page, pullLock, clock, pullElsewhere } =
      await setUpPuller();
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

  it('loses its lock to the next press if the tab is suspended, and to no other', async () => {
    const { start, getPhase, getPosts, page, pullLock, clock } = await setUpPuller();
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

  it('is followed without the lock, so that another tab can take it', async () => {
    const { announce, getPhase, page, pullLock, clock } = await setUpPuller();
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

  it('is not followed if it ended before this page checked', async () => {
    const { announce, getPhase, clock, page } = await setUpPuller();
    announce();
    await clock.advance(1000);
    expect(getPhase()).toBe('idle');
    expect(page.locks.size).toBe(0);
  });

  it('does not complete the pull of this page if it ends while this page reads', async () => {
    const view = await setUpPuller();
    const { puller, page, clock, sandbox, network, finish, getPosts, pullLock } = view;
    // Another tab is pulling. Its last read is a little faster than the read of this page.
    page.locks.add(pullLock);
    await view.pullElsewhere();
    network.latency = 8000;
    const starting = puller.start(undefined);
    await clock.advance(7900);
    page.locks.delete(pullLock);
    network.latency = 20;
    expect(await finish(starting)).toBe('started');
    expect(getPosts()).toBe(2);

    await clock.advance(1700);
    expect(sandbox.connections[0]?.pulls.at(-1)?.status).not.toBe('done');
    expect(puller.get().phase).toBe('running');
    await clock.advance(7000);
    expect(puller.get().phase).toBe('complete');
  });

  it.each([
    ['without its announcement, while this page looks', 10, false, true],
    ['without its announcement, while this page is hidden', 60, false, false],
    ['soon, with its announcement, while this page is hidden', 1, true, false],
  ])('keeps its lock, if the tab pulls again %s', async (_, minutes, hasNews, isShown) => {
    const { start, puller, getPosts, page, clock, pullLock, announce } = await setUpPuller();
    page.locks.add(pullLock);
    expect(await start(undefined)).toBe('following');
    await clock.advance(16 * 60_000);
    expect(puller.get()).toMatchObject({ phase: 'failed', error: { code: 'timeout' } });

    // The tab reached its own deadline, and released the lock.
    page.locks.delete(pullLock);
    page.show(isShown);
    await clock.advance(minutes * 60_000);
    page.locks.add(pullLock);
    if (hasNews) announce();
    page.show(true);
    expect(await start(undefined)).toBe(hasNews ? 'ignored' : 'following');
    expect(getPosts()).toBe(0);
  });

  it.each([14, 16])(
    'keeps its lock if another tab took it after this page had followed a pull for %i minutes',
    async (minutes) => {
      const { start, getPhase, getPosts, page, clock, pullLock } = await setUpPuller();
      page.holders.set(pullLock, 'one tab');
      page.locks.add(pullLock);
      await start(undefined);
      await clock.advance(minutes * 60_000);
      page.holders.set(pullLock, 'another tab');
      await clock.advance((16 - minutes) * 60_000);
      expect(getPhase()).toBe('failed');
      expect(await start(undefined)).toBe('following');
      expect(getPosts()).toBe(0);
    },
  );

  it('fails nothing in a page where nobody pressed, and loses its lock to a press there', async () => {
    const { start, announce, getPhase, getTypes, page, clock, pullLock } = await setUpPuller();
    page.locks.add(pullLock);
    announce();
    await clock.advance(14 * 60_000);
    expect(getPhase()).toBe('running');
    await clock.advance(2 * 60_000);
    expect(getPhase()).toBe('idle');
    expect(getTypes()).toEqual([]);
    expect(await start(undefined)).toBe('started');
  });

  it.each([
    ['with', true],
    ['without', false],
  ])('is followed by a tab that was hidden when it began, %s Web Locks', async (_, hasLocks) => {
    const view = await setUpPuller();
    const { start, announce, getPhase, getPosts, page, clock, pullLock, sentAt } = view;
    if (hasLocks) page.locks.add(pullLock);
    else vi.stubGlobal('navigator', {});
    page.show(false);
    await clock.advance(0);
    sentAt.length = 0;
    announce();
    await clock.advance(30_000);
    expect(sentAt).toEqual([]);
    page.show(true);
    await clock.advance(2500);
    expect(getPhase()).toBe('running');
    expect(await start(undefined)).toBe('ignored');
    expect(getPosts()).toBe(0);
  });

  it('is not followed by a tab that was hidden until after its end', async () => {
    for (const hasLocks of [true, false]) {
      const { announce, getPhase, page, clock, leave } = await setUpPuller();
      if (!hasLocks) vi.stubGlobal('navigator', {});
      page.show(false);
      announce();
      await clock.advance(60_000);
      page.show(true);
      await clock.advance(1000);
      expect(getPhase()).toBe('idle');
      await leave();
    }
  });

  it('is not followed by a tab that was hidden for longer than a pull may take', async () => {
    const { announce, start, getPhase, page, pullLock, clock } = await setUpPuller();
    page.locks.add(pullLock);
    page.show(false);
    announce();
    await clock.advance(16 * 60_000);
    page.show(true);
    await clock.advance(100);
    expect(getPhase()).toBe('idle');
    // The lock may belong to another pull.
    expect(await start(undefined)).toBe('following');
  });

  it('does not swallow a press while this page finds out that it has ended', async () => {
    const { puller, announce, clock, finish, getPosts } = await setUpPuller();
    announce();
    await clock.advance(10);
    const outcomes = [puller.start(undefined), puller.start(undefined)];
    expect(await finish(Promise.all(outcomes))).toEqual(['started', 'ignored']);
    expect(getPosts()).toBe(1);
  });
});

describe('the pull of another tab, without Web Locks', () => {
  async function setUpWithoutLocks() {
    const view = await setUpPuller();
    vi.stubGlobal('navigator', {});
    return view;
  }

  it('completes in this page too', async () => {
    const { announce, pullElsewhere, getPhase, clock } = await setUpWithoutLocks();
    await pullElsewhere();
    announce();
    await clock.advance(10_000);
    expect(getPhase()).toBe('complete');
  });

  it('is no longer followed after a minute without news, and then a press starts one', async () => {
    const { announce, start, getPhase, getTypes, clock } = await setUpWithoutLocks();
    announce();
    await clock.advance(40_000);
    expect(getPhase()).toBe('running');
    await clock.advance(20_000);
    expect(getPhase()).toBe('idle');
    await clock.advance(15 * 60_000);
    expect(getTypes()).toEqual([]);
    expect(await start(undefined)).toBe('started');
  });

  it('fails after a minute without news if a person pressed, who can then start one', async () => {
    const { announce, start, puller, getPosts, getTypes, clock } = await setUpWithoutLocks();
    announce();
    await clock.advance(5000);
    expect(await start(undefined)).toBe('ignored');
    await clock.advance(50_000);
    expect(puller.get().phase).toBe('running');
    await clock.advance(10_000);
    expect(puller.get()).toMatchObject({ phase: 'failed', error: { code: 'timeout' } });
    expect(getTypes()).toEqual(['pull_failed']);
    expect(getPosts()).toBe(0);
    expect(await start(undefined)).toBe('started');
  });

  it('does not stop a press in a page that was frozen in the meantime', async () => {
    const { announce, start, getPhase, clock } = await setUpWithoutLocks();
    announce();
    await clock.advance(5000);
    expect(getPhase()).toBe('running');
    clock.setNow(clock.now() + 10 * 60_000);
    expect(await start(undefined)).toBe('started');
  });

  it('is followed in another widget of the page until it ends', async () => {
    const { announce, getPhase, pullLock, clock } = await setUpWithoutLocks();
    const release = await holdLock(pullLock, new AbortController().signal);
    announce();
    await clock.advance(10 * 60_000);
    expect(getPhase()).toBe('running');
    release?.();
    await clock.advance(20_000);
    expect(getPhase()).toBe('idle');
  });
});
