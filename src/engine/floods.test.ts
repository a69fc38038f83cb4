import { describe, expect, it } from 'vitest';
import { stubEventSource } from '../../test/stubEventSource.ts';
import { setUpSession } from '../../test/setUpSession.ts';
import type { SessionSetup } from '../../test/setUpSession.ts';
import { getPullLock } from './names.ts';
// A page loads this on demand. The tests load it up front, so they do not wait for the bundler.
import './openUpdateStream.ts';

const SECOND = 1000;
/** How long each flood lasts, and how many messages it has in each second. */
const DURATION = 15 * SECOND;
const RATE = 500;
/** A read each 1.5 seconds, and the quick ones at the beginning. */
const MOST_READS = DURATION / 1500 + 3;

type View = Awaited<ReturnType<typeof setUpSession>>;

/** Sets up an entity with an old answer, and records the times of later calls. */
async function setUp(setup: SessionSetup = {}) {
  const view = await setUpSession({ connection: 'connected', ...setup });
  await view.clock.advance(9 * SECOND);
  view.sentAt.length = 0;
  return view;
}

async function flood({ clock }: View, send: (turn: number) => void) {
  const start = clock.now();
  for (let turn = 0; clock.now() - start < DURATION; turn += 1) {
    send(turn);
    // oxlint-disable-next-line no-await-in-loop -- one moment after another
    if (turn % (RATE / 20) === 0) await clock.advance(50);
  }
}

const MESSAGES: Record<string, (turn: number) => object> = {
  news: () => ({}),
  'a pull': () => ({ pulling: null }),
  'a wait for a connection': () => ({ isConnecting: true }),
  'one after another': (turn) =>
    [{}, { pulling: 'receivables' }, { isConnecting: true }][turn % 3] ?? {},
};

/** What is under way in this page, or in another tab. */
const SITUATIONS: Record<string, { setup?: SessionSetup; begin?: (view: View) => unknown }> = {
  'nothing is under way': {},
  'nothing is connected': { setup: { connection: 'disconnected' } },
  'another tab holds the lock of a pull': {
    begin: ({ page, identity }) => page.locks.add(getPullLock(identity)),
  },
  'nothing is connected and another tab holds the lock of a pull': {
    setup: { connection: 'disconnected' },
    begin: ({ page, identity }) => page.locks.add(getPullLock(identity)),
  },
  'a person authorizes': {
    setup: { connection: 'pending_auth' },
    begin: ({ finish, session }) =>
      finish(session.connector.connect({ platform: undefined, mode: 'popup', replace: false })),
  },
  'the API is down': {
    begin: ({ sandbox, page, identity }) => {
      page.locks.add(getPullLock(identity));
      sandbox.fail({ status: 500, times: Infinity });
    },
  },
};

describe.each(Object.keys(SITUATIONS))('7,500 messages of other tabs while %s', (situation) => {
  it.each(Object.keys(MESSAGES))('cost at most one read each 1.5 seconds: %s', async (kind) => {
    const { setup, begin } = SITUATIONS[situation] ?? {};
    const view = await setUp(setup);
    await begin?.(view);
    view.sentAt.length = 0;
    await flood(view, (turn) =>
      view.page.receive({ entityId: view.entityId, ...MESSAGES[kind]?.(turn) }),
    );
    expect(view.sentAt.length).toBeLessThanOrEqual(MOST_READS);
  });
});

describe('a single message of another tab', () => {
  it.each(['news', 'a pull'])('is answered at once: %s', async (kind) => {
    const { clock, page, entityId, sentAt } = await setUp();
    const at = clock.now();
    page.receive({ entityId, ...MESSAGES[kind]?.(0) });
    await clock.advance(50);
    expect(sentAt).toEqual([at]);
  });
});

describe('7,500 notices of an update stream', () => {
  it('cost at most one read each 1.5 seconds', async () => {
    const streams = stubEventSource();
    const view = await setUp({ client: { updateStreamUrl: '/updates' } });
    await view.clock.settle();
    streams[0]?.accept();
    await flood(view, () => streams[0]?.send());
    expect(view.sentAt.length).toBeGreaterThan(3);
    expect(view.sentAt.length).toBeLessThanOrEqual(MOST_READS);
  });
});

describe('five tabs', () => {
  it('do not wake each other again and again if every answer is slow and differs', async () => {
    const tab = await setUp({ joinsChannels: true });
    const { clock, sandbox, network, page, sentAt } = tab;
    const others = Array.from({ length: 4 }, () => tab.createNeighbor().session);
    await clock.advance(10 * SECOND);
    network.latency = 4 * SECOND;
    sentAt.length = 0;
    const statuses = ['connected', 'deauthorized'];
    for (let turn = 0; turn < 500; turn += 1) {
      sandbox.setStatus(tab.getId(), statuses[turn % 2] ?? '');
      const next = [tab.session, ...others][turn / 7];
      if (next) void next.connections.refresh();
      // oxlint-disable-next-line no-await-in-loop -- one moment after another
      await clock.advance(SECOND / 10);
    }
    expect(sentAt.length).toBeLessThanOrEqual(10);
    expect(page.posted.length).toBe(1);
  });
});
