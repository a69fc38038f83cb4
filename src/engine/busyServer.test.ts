import { describe, expect, it } from 'vitest';
import { setUpSession } from '../../test/setUpSession.ts';
import type { SessionSetup } from '../../test/setUpSession.ts';

const SECOND = 1000;

/** Sets up an entity whose answers bear the header of a busy server. */
async function setUp(setup: SessionSetup = {}) {
  const server: { interval: string | null } = { interval: null };
  const view = await setUpSession(setup);
  const { sandbox, clock, sentAt } = view;
  const answer = sandbox.fetch;
  Reflect.set(sandbox, 'fetch', async (...request: Parameters<typeof answer>) => {
    const response = await answer(...request);
    if (server.interval !== null) response.headers.set('x-accounting-interval', server.interval);
    return response;
  });
  return {
    ...view,
    server,
    /** Returns the milliseconds between the requests of the next seconds. */
    async measureGaps(seconds: number) {
      sentAt.length = 0;
      await clock.advance(seconds * SECOND);
      return sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));
    },
  };
}

const startConnecting = ({ session, finish }: Awaited<ReturnType<typeof setUp>>) =>
  finish(session.connector.connect({ platform: 'xero', mode: 'popup', replace: false }));

describe('a server that says how often it wants to be asked', () => {
  it('is asked that rarely while a person signs in, and at different moments', async () => {
    const view = await setUp();
    view.server.interval = '10';
    await startConnecting(view);
    const gaps = await view.measureGaps(80);
    expect(gaps.length).toBeGreaterThan(4);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10 * SECOND);
    expect(Math.max(...gaps)).toBeLessThan(13 * SECOND);
    expect(new Set(gaps).size).toBeGreaterThan(3);

    view.server.interval = null;
    await view.clock.advance(13 * SECOND);
    expect(Math.max(...(await view.measureGaps(20)))).toBeLessThan(2 * SECOND);
  });

  it('is asked that rarely during a pull', async () => {
    const view = await setUp({ connection: 'connected', sandbox: { pullRunTime: 3_600_000 } });
    view.server.interval = '30';
    await view.finish(view.session.puller.start(undefined));
    expect(Math.min(...(await view.measureGaps(200)))).toBeGreaterThanOrEqual(30 * SECOND);
  });

  it('does not shorten a longer interval', async () => {
    const view = await setUp({ connection: 'connected' });
    view.server.interval = '5';
    expect(Math.min(...(await view.measureGaps(400)))).toBeGreaterThanOrEqual(60 * SECOND);
  });

  it('is asked at once when the person comes back or acts', async () => {
    const view = await setUp();
    const { server, sandbox, page, clock, session, finish, sentAt, getId } = view;
    server.interval = '60';
    await startConnecting(view);
    page.setFocus(false);
    await clock.advance(20 * SECOND);
    sandbox.authorize(getId());
    await clock.advance(10 * SECOND);
    page.setFocus(true);
    await clock.advance(300);
    expect(session.connector.get().phase).toBe('connected');

    sentAt.length = 0;
    expect(await finish(session.connections.refresh())).toBe('answered');
    expect(sentAt).toHaveLength(1);
  });

  it('is also asked that rarely after it has failed', async () => {
    const view = await setUp();
    view.server.interval = '20';
    await startConnecting(view);
    view.sandbox.fail({ status: 503, times: Infinity });
    await view.clock.advance(30 * SECOND);
    expect(Math.min(...(await view.measureGaps(120)))).toBeGreaterThanOrEqual(20 * SECOND);
  });

  it.each(['0', '-5', '61', '1.5', 'soon', '1e1', ' ', '9999999999'])(
    'is asked as usual if it says %j',
    async (interval) => {
      const view = await setUp();
      view.server.interval = interval;
      await startConnecting(view);
      expect(Math.max(...(await view.measureGaps(20)))).toBeLessThan(2 * SECOND);
    },
  );
});
