import { describe, expect, it } from 'vitest';
import { setUpSession } from '../../test/setUpSession.ts';
import type { SessionSetup } from '../../test/setUpSession.ts';

const SECOND = 1000;

/** Sets up a connected entity with an old answer, and records the times of later calls. */
async function setUp(setup: SessionSetup = {}) {
  const view = await setUpSession({ connection: 'connected', ...setup });
  const { clock, sentAt } = view;
  await clock.advance(9 * SECOND);
  const start = clock.now();
  sentAt.length = 0;

  /** Wakes the page 20 times a second. */
  async function wakeUp(seconds: number, wake: () => void) {
    for (let turn = 0; turn < seconds * 20; turn += 1) {
      wake();
      await clock.advance(50);
    }
  }

  return {
    ...view,
    wakeUp,
    getTimes: () => sentAt.map((at) => at - start),
  };
}

const getWakeUps = ({ page, session, entityId }: Awaited<ReturnType<typeof setUp>>) => ({
  focus: () => page.dispatch('focus'),
  online: () => page.dispatch('online'),
  pageshow: () => page.dispatch('pageshow', { persisted: true }),
  'a tab that is hidden and shown': () => {
    page.show(false);
    page.show(true);
  },
  'another tab': () => page.receive({ entityId }),
  'all at once': () => {
    page.setFocus(false);
    page.show(false);
    page.show(true);
    page.setFocus(true);
    page.receive({ entityId });
    session.connections.observe()();
  },
});
type WakeUp = keyof ReturnType<typeof getWakeUps>;
const WAKE_UPS: WakeUp[] = [
  'focus',
  'online',
  'pageshow',
  'a tab that is hidden and shown',
  'another tab',
  'all at once',
];

describe.each(WAKE_UPS)('20 wake-ups a second by %s', (name) => {
  it('cause one call and one more after it if the API takes 5 seconds', async () => {
    const view = await setUp();
    view.network.latency = 5 * SECOND;
    await view.wakeUp(8, getWakeUps(view)[name]);
    expect(view.getTimes()).toEqual([0, 5000]);
  });

  it('cause one call after each pause if the API refuses, with growing pauses', async () => {
    const view = await setUp();
    view.network.latency = 0;
    const headers = { 'retry-after': '3' };
    view.sandbox.fail({ status: 429, headers, times: Infinity });
    await view.wakeUp(8, getWakeUps(view)[name]);
    expect(view.getTimes()).toEqual([0, 3000]);

    await view.wakeUp(32, getWakeUps(view)[name]);
    expect(view.getTimes()).toEqual([0, 3000, 9000, 12_000, 24_000, 27_000]);
  });
});

describe('a refusal without Retry-After', () => {
  it('also holds wake-ups back', async () => {
    const { network, sandbox, page, wakeUp, getTimes } = await setUp();
    network.latency = 0;
    sandbox.fail({ status: 429, times: Infinity });
    await wakeUp(8, () => page.dispatch('focus'));
    expect(getTimes()).toEqual([0, 1000, 3000, 4000, 8000]);
  });
});

describe('an action while the API is unavailable', () => {
  const refuse = (seconds: number) => ({
    status: 503,
    headers: { 'retry-after': String(seconds) },
  });

  it('waits as long as the API requests, if that is short', async () => {
    const { network, sandbox, session, finish, getTimes } = await setUp();
    network.latency = 0;
    sandbox.fail(refuse(3));
    expect(await finish(session.connections.refresh())).toBe('failed');
    expect(await finish(session.connections.refresh())).toBe('answered');
    expect(getTimes()).toEqual([0, 3000]);
  });

  it('fails at once without a request if the pause is long', async () => {
    const { clock, network, sandbox, session, finish, getTimes } = await setUp();
    network.latency = 0;
    sandbox.fail(refuse(60));
    await finish(session.connections.refresh());
    await clock.advance(20 * SECOND);
    const before = clock.now();
    expect(await finish(session.connections.refresh())).toBe('failed');
    expect(clock.now() - before).toBeLessThan(100);
    expect(session.connections.entry.get().error).toMatchObject({ code: 'server_error' });
    expect(getTimes()).toEqual([0]);

    await clock.advance(45 * SECOND);
    expect(session.connections.entry.get().error).toBeUndefined();
    expect(getTimes()).toEqual([0, 60_000]);
  });

  it('does not repeat a change that the API may have made', async () => {
    const { network, sandbox, session, finish, getPosts } = await setUp();
    network.latency = 0;
    sandbox.fail({ method: 'POST', ...refuse(1) });
    await finish(session.puller.start(undefined));
    expect(getPosts()).toBe(1);
  });
});

describe('a read that may have been lost with a frozen page', () => {
  const MINUTE = 60 * SECOND;

  it('is repeated as soon as the page is shown', async () => {
    const { clock, network, page, sandbox, session } = await setUp();
    network.latency = Infinity;
    page.dispatch('focus');
    await clock.advance(100);
    page.show(false);
    await clock.advance(SECOND);
    network.latency = 20;
    sandbox.setStatus(sandbox.connections[0]?.id ?? '', 'deauthorized');
    page.show(true);
    await clock.advance(100);
    expect(session.connections.getCurrent()).toMatchObject({ status: 'deauthorized' });
  });

  it('is repeated when the person comes back from another window', async () => {
    const { clock, network, page, sandbox, session, finish } = await setUp({
      connection: 'pending_auth',
    });
    await finish(session.connector.connect({ platform: undefined, mode: 'popup', replace: false }));
    page.setFocus(false);
    await clock.advance(2 * SECOND);
    network.latency = Infinity;
    await clock.advance(3 * SECOND);
    network.latency = 20;
    sandbox.authorize(sandbox.connections[0]?.id ?? '');
    page.setFocus(true);
    await clock.advance(300);
    expect(session.connector.get().phase).toBe('connected');
  });

  it('is repeated if the token request hung', async () => {
    const provider = { issueToken: async () => '' };
    const { clock, page, sandbox, session } = await setUp({
      client: { tokenProvider: () => provider.issueToken() },
    });
    provider.issueToken = () => new Promise(() => undefined);
    page.dispatch('focus');
    await clock.advance(100);
    page.show(false);
    await clock.advance(SECOND);
    provider.issueToken = async () => sandbox.issueToken();
    sandbox.setStatus(sandbox.connections[0]?.id ?? '', 'deauthorized');
    page.show(true);
    await clock.advance(100);
    expect(session.connections.getCurrent()).toMatchObject({ status: 'deauthorized' });
  });

  it('is not repeated if the person was away only for a moment', async () => {
    const { clock, network, page, getTimes } = await setUp();
    network.latency = 5 * SECOND;
    page.dispatch('focus');
    await clock.advance(3 * SECOND);
    page.dispatch('focus');
    await clock.advance(SECOND);
    expect(getTimes()).toEqual([0]);
    await clock.advance(MINUTE / 10);
    expect(getTimes()).toEqual([0, 5000]);
  });
});

describe('a read that waits in the queue', () => {
  it('is not repeated when the page wakes up', async () => {
    const { clock, page, getTimes, client } = await setUp({
      // Without a token, the API refuses the read, which also counts as an answer.
      client: { maxRequestsPerSecond: 0.5, tokenProvider: undefined },
    });
    // This request uses up the limit for two seconds.
    void client.getSession('another-entity').connections.refresh();
    await clock.advance(100);
    page.dispatch('focus');
    await clock.advance(SECOND);
    page.show(false);
    await clock.advance(500);
    page.show(true);
    await clock.advance(20 * SECOND);
    expect(getTimes()).toEqual([0, 2020]);
  });
});

describe('a wake-up during a pause of the API', () => {
  it('does not postpone the read after the pause', async () => {
    const { sandbox, session, clock, page, getTimes } = await setUp();
    sandbox.fail({ status: 503, times: 1, headers: { 'retry-after': '60' } });
    void session.connections.refresh();
    await clock.advance(55 * SECOND);
    page.dispatch('focus');
    await clock.advance(20 * SECOND);

    const [refused, next = 0] = getTimes();
    expect(refused).toBe(0);
    expect(next).toBeGreaterThanOrEqual(60 * SECOND);
    expect(next).toBeLessThan(75 * SECOND);
  });
});
