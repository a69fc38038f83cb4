import { describe, expect, it } from 'vitest';
import { setUpConnector } from '../../../test/setUpConnector.ts';

type Wire = Record<string, unknown>;

/** An API that reports connections in its own way. */
async function setUp(change: (connection: Wire) => Wire) {
  const view = await setUpConnector({
    client: {
      async fetch(input, init) {
        const response = await view.sandbox.fetch(String(input), init);
        const body = JSON.parse(await response.text());
        const answer = Array.isArray(body.data) ? { data: body.data.map(change) } : change(body);
        return Response.json(response.ok ? answer : body, { status: response.status });
      },
    },
  });
  return view;
}

describe.each([
  ['names no platform', null],
  ['has a longer name for the platform', 'xero_v2'],
])('an API that %s', (_, platform) => {
  const change = (connection: Wire) => ({ ...connection, platform });

  it('gets one connection for presses in two widgets at the same time', async () => {
    const { connect, createNeighbor, finish, getPosts, getStatuses } = await setUp(change);
    const { connector } = createNeighbor().session;
    const input = { platform: 'xero', mode: 'popup', replace: false } as const;
    await finish(Promise.all([connect('xero'), connector.connect(input)]));

    expect(getStatuses()).toEqual(['pending_auth']);
    expect(getPosts()).toBe(1);
  });

  it('keeps the connection whose answer was lost', async () => {
    const { start, sandbox, getStatuses } = await setUp(change);
    sandbox.fail({ method: 'POST', lost: 'after' });

    expect(await start('xero')).toBe('awaiting_authorization');
    expect(getStatuses()).toEqual(['pending_auth']);
  });

  it('gets one window for a second press, which brings the window to the front', async () => {
    const { start, connector, getStatuses, page } = await setUp(change);
    await start('xero');
    expect(connector.get()).toMatchObject({ platform: 'xero' });
    await start('xero');

    expect(page.windows).toHaveLength(1);
    expect(getStatuses()).toEqual(['pending_auth']);
  });

  it('ends a connection that it created after Cancel', async () => {
    const { connect, cancel, network, clock, sandbox, entityId, getStatuses, finish } =
      await setUp(change);
    network.latency = 2000;
    sandbox.fail({ method: 'POST', lost: 'before', delay: 60_000 });
    const connecting = connect('xero');
    await clock.advance(2500);
    expect(await cancel()).toBe('canceled');
    await finish(connecting);
    sandbox.connect(entityId, 'xero', 'pending_auth');
    await clock.advance(5000);

    expect(getStatuses()).toEqual(['disconnected']);
  });
});

describe('an API that leaves the status out', () => {
  it('has a new connection that the person can authorize', async () => {
    const { start, getPhase, clock } = await setUp(({ status, ...connection }) =>
      status === 'pending_auth' ? connection : { ...connection, status },
    );
    expect(await start('xero')).toBe('awaiting_authorization');
    await clock.advance(60_000);
    expect(getPhase()).toBe('awaiting_authorization');
  });
});

describe('a press on Connect', () => {
  it('says that something is connected if the status is unknown', async () => {
    const { start, connector, getStatuses } = await setUpConnector({ connection: 'paused' });

    expect(await start('xero')).toBe('failed');
    const error = { code: 'already_connected', message: 'xero is paused already' };
    expect(connector.get()).toMatchObject({ phase: 'failed', failure: { error } });
    expect(getStatuses()).toEqual(['paused']);
  });
});
