import { describe, expect, it } from 'vitest';
import { setUpConnector } from '../../../test/setUpConnector.ts';
import type { SessionSetup } from '../../../test/setUpSession.ts';
import { getBooksKey, getPullLock } from '../names.ts';

const [DEMO, HARBOR] = ['Demo Company (UK)', 'Harbor Lane Coffee Ltd'];
/** Longer than the interval between two polls. */
const MINUTE = 61_000;

/** Sets up a page that is connected to the demo company, in the version that names it. */
async function setUp(setup: SessionSetup = {}) {
  const view = await setUpConnector({
    connection: 'connected',
    ...setup,
    client: { apiVersion: '2024-05-25' },
  });
  const { sandbox, session, clock, finish, getId, page, start } = view;
  const { books } = session.connections;
  const { getChange } = books;
  const getSyncs = () => sandbox.requests.filter(({ path }) => path.endsWith('/sync')).length;
  return {
    ...view,
    books,
    getChange,
    getNames: () => {
      const change = getChange();
      return change && [change.before.name, change.after.name];
    },
    getSyncs,
    confirm() {
      const change = getChange();
      if (change) books.confirm(change);
    },
    sync: () => finish(session.puller.start(undefined)),
    /** Switches in this page, and chooses an organization while signing in. */
    async switchTo(organization: string, platform = 'xero') {
      await start(undefined, 'popup', true);
      sandbox.authorize(getId(), platform, { organization });
      await clock.advance(5000);
    },
    /** Connects another organization on another device. */
    async connectElsewhere(organization: string) {
      sandbox.setStatus(getId(), 'disconnected');
      sandbox.connect(view.entityId, 'xero', 'connected', { organization });
      await clock.advance(MINUTE);
      page.dispatch('focus');
      await clock.advance(1000);
    },
  };
}

describe('createBooksCheck', () => {
  it('asks after a switch to other books, and syncs once they are confirmed', async () => {
    const { switchTo, getNames, sync, getSyncs, confirm, getTypes, session } = await setUp();
    await switchTo(HARBOR);
    expect(getNames()).toEqual([DEMO, HARBOR]);
    expect(await sync()).toBe('books_changed');
    expect(session.puller.get()).toEqual({ phase: 'idle' });
    expect(getSyncs()).toBe(0);
    expect(getTypes()).not.toContain('error');

    confirm();
    expect(getNames()).toBeNull();
    expect(await sync()).toBe('started');
    expect(getSyncs()).toBe(1);
  });

  it('releases the pull lock, so that a confirmed sync can start in another widget', async () => {
    const { switchTo, sync, confirm, page, createNeighbor, finish } = await setUp();
    await switchTo(HARBOR);
    await sync();
    expect(page.locks.size).toBe(0);
    confirm();
    expect(await finish(createNeighbor().session.puller.start(undefined))).toBe('started');
  });

  it('asks after a reconnect, and after a hand-over to another device', async () => {
    const { sandbox, getId, clock, start, getNames, sync, getSyncs } = await setUp();
    sandbox.deauthorize(getId());
    await clock.advance(MINUTE);
    await start(undefined, 'link');
    sandbox.authorize(getId(), 'xero', { organization: HARBOR });
    await clock.advance(MINUTE);
    expect(getNames()).toEqual([DEMO, HARBOR]);
    expect(await sync()).toBe('books_changed');
    expect(getSyncs()).toBe(0);
  });

  it('asks if a connection was made elsewhere, even if the page does not know of it yet', async () => {
    const { sandbox, getId, entityId, sync, getSyncs } = await setUp();
    sandbox.setStatus(getId(), 'disconnected');
    sandbox.connect(entityId, 'xero', 'connected', { organization: HARBOR });
    expect(await sync()).toBe('books_changed');
    expect(getSyncs()).toBe(0);
  });

  it('does not ask about the same books, whatever the platform', async () => {
    const { switchTo, connectElsewhere, getNames, sync } = await setUp();
    await switchTo(DEMO);
    await connectElsewhere(DEMO);
    expect(getNames()).toBeNull();
    expect(await sync()).toBe('started');
  });

  it('does not ask after the return from wrong books', async () => {
    const { connectElsewhere, session, finish, getNames, sync, switchTo } = await setUp();
    await connectElsewhere(HARBOR);
    expect(getNames()).toEqual([DEMO, HARBOR]);
    expect(await finish(session.disconnector.disconnect())).toBe('disconnected');
    expect(getNames()).toBeNull();
    await switchTo(DEMO);
    expect(getNames()).toBeNull();
    expect(await sync()).toBe('started');
  });

  it('never asks in a version that does not name the books', async () => {
    const view = await setUpConnector({ connection: 'connected' });
    const { sandbox, getId, entityId, clock, session, finish } = view;
    sandbox.setStatus(getId(), 'disconnected');
    sandbox.connect(entityId, 'xero', 'connected', { organization: HARBOR });
    await clock.advance(MINUTE);
    expect(session.connections.books.getChange()).toBeNull();
    expect(await finish(session.puller.start(undefined))).toBe('started');
  });

  it('emits one event for each change, with ids only', async () => {
    const { connectElsewhere, clock, events, getId, sync } = await setUp();
    const before = getId();
    await connectElsewhere(HARBOR);
    await sync();
    await clock.advance(10 * MINUTE);
    const changes = events.filter(({ type }) => type === 'books_changed');
    expect(changes).toEqual([
      {
        type: 'books_changed',
        connectionId: getId(),
        platform: 'xero',
        previousConnectionId: before,
        version: 1,
        entityId: expect.any(String),
        at: expect.any(String),
      },
    ]);
    await connectElsewhere(DEMO);
    await connectElsewhere(HARBOR);
    expect(events.filter(({ type }) => type === 'books_changed')).toHaveLength(2);
  });

  it('emits the event after `connected`', async () => {
    const { switchTo, getTypes } = await setUp();
    await switchTo(HARBOR);
    expect(getTypes().slice(-2)).toEqual(['connected', 'books_changed']);
  });

  it('follows a sync of another tab, in which the books were confirmed', async () => {
    const { connectElsewhere, page, sync, getSyncs, identity, getId, session } = await setUp();
    await connectElsewhere(HARBOR);
    page.locks.add(getPullLock(identity));
    expect(await sync()).toBe('following');
    expect(session.puller.get()).toMatchObject({ mark: { connectionId: getId() } });
    expect(getSyncs()).toBe(0);
  });

  it('learns of an answer in another tab at once, and of one on the same page', async () => {
    const { connectElsewhere, books, page, identity, entityId, getChange, createNeighbor } =
      await setUp();
    const neighbor = createNeighbor().session.connections.books;
    await connectElsewhere(HARBOR);
    let changes = 0;
    books.subscribe(() => void (changes += 1));
    const answer = getChange()?.key ?? '';
    page.sharedStorage.set(getBooksKey(identity), answer);
    page.receive({ entityId });
    expect(changes).toBe(1);
    expect(getChange()).toBeNull();
    expect(neighbor.getChange()).toBeNull();
  });

  it('tells the other tabs about the answer, which is neither a name nor a token', async () => {
    const { connectElsewhere, confirm, page, entityId, identity, getId } = await setUp();
    await connectElsewhere(HARBOR);
    const count = page.posted.length;
    confirm();
    expect(page.posted.slice(count)).toEqual([{ entityId }]);
    expect([...page.sharedStorage]).toEqual([
      [getBooksKey(identity), expect.stringMatching(new RegExp(`^${getId()}:[a-z\\d]+$`))],
    ]);
  });

  it('keeps the last 20 answers', async () => {
    const { connectElsewhere, confirm, page, identity } = await setUp();
    for (let turn = 0; turn < 12; turn += 1) {
      await connectElsewhere(HARBOR);
      confirm();
      await connectElsewhere(DEMO);
      confirm();
    }
    const answers = page.sharedStorage.get(getBooksKey(identity))?.split('\n');
    expect(new Set(answers).size).toBe(20);
  });

  it('keeps each answer once, although some could not be stored', async () => {
    const { connectElsewhere, confirm, page, identity } = await setUp({ seed: 3 });
    const { setItem } = localStorage;
    localStorage.setItem = () => {
      throw new DOMException('The storage is full', 'QuotaExceededError');
    };
    await connectElsewhere(HARBOR);
    confirm();
    localStorage.setItem = setItem;
    for (const organization of [DEMO, HARBOR, DEMO]) {
      await connectElsewhere(organization);
      confirm();
    }
    const answers = page.sharedStorage.get(getBooksKey(identity))?.split('\n') ?? [];
    expect([answers.length, new Set(answers).size]).toEqual([4, 4]);
  });

  it('reads storage that somebody else has filled as no answer', async () => {
    const { connectElsewhere, page, identity, sync, confirm } = await setUp();
    page.sharedStorage.set(getBooksKey(identity), '{"garbage":\n[]}');
    await connectElsewhere(HARBOR);
    expect(await sync()).toBe('books_changed');
    confirm();
    expect(await sync()).toBe('started');
  });

  it('keeps the answer in memory if the browser denies storage', async () => {
    const { connectElsewhere, sync, confirm, leave, createNeighbor, finish } = await setUp({
      hasStorage: false,
      // The memory outlives this test, so no other test may have the same entity.
      seed: 2,
    });
    await connectElsewhere(HARBOR);
    expect(await sync()).toBe('books_changed');
    confirm();
    await leave();
    // The widget mounts again without a reload.
    const { session } = createNeighbor();
    expect(await finish(session.puller.start(undefined))).toBe('started');
  });
});
