import { afterEach, describe, expect, it, vi } from 'vitest';
import { setUpUpdates } from '../../test/setUpUpdates.ts';
import { chooseEntity } from './chooseEntity.ts';

const MINUTE = 60_000;
/** Each stream starts with the delay before the page reconnects: 3 to 10 seconds. */
const FIRST = /^retry: [3-9]\d{3}\n\n$/;

afterEach(() => {
  vi.useRealTimers();
});

describe('createUpdateStream()', () => {
  it('notifies the pages of the entity and no others', async () => {
    const { listen, notify } = setUpUpdates();
    const [one, two, other] = [await listen(), await listen(), await listen('entity-b')];

    notify('entity-a');
    notify('entity-c');

    await vi.waitFor(() => expect([one.countNews(), two.countNews()]).toEqual([1, 1]));
    notify('entity-a');
    await vi.waitFor(() => expect(one.countNews()).toBe(2));
    expect(other.countNews()).toBe(0);
    expect(other.getText()).toMatch(FIRST);
  });

  it('serves the entity that the page shows, for a session with several', async () => {
    const { listen, notify } = setUpUpdates({
      resolveEntity: (request) => chooseEntity(request, ['entity-a', 'entity-b']),
    });
    const page = await listen('', { query: '?entity_id=entity-b' });
    const refused = await listen('', { query: '?entity_id=entity-c' });

    notify('entity-b');

    await vi.waitFor(() => expect(page.countNews()).toBe(1));
    expect(refused.response.status).toBe(401);
  });

  it('sends headers that prevent caching and buffering', async () => {
    const { listen } = setUpUpdates();
    const { response } = await listen();
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-store, no-transform',
      connection: 'close',
      'content-type': 'text/event-stream',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each([
    ['without a session', { resolveEntity: () => null }, {}, 401],
    ['of another site', {}, { headers: { 'Sec-Fetch-Site': 'cross-site' } }, 403],
    ['that shows another entity', {}, { headers: { 'X-Monite-Entity-Id': 'entity-b' } }, 401],
    ['that names another entity in the query', {}, { query: '?entity_id=entity-b' }, 401],
    ['with another method', {}, { method: 'POST' }, 405],
    ['if resolveEntity() returns no id', { resolveEntity: () => '' }, {}, 500],
  ])('refuses a page %s', async (_, options, init, status) => {
    const { listen, notify } = setUpUpdates(options);

    const page = await listen('entity-a', init);
    await page.ended;
    notify('entity-a');

    expect(page.response.status).toBe(status);
    expect(JSON.parse(page.getText())).toMatchObject({ error: { code: expect.any(String) } });
  });

  it('sends a heartbeat, and ends after 15 minutes', async () => {
    vi.useFakeTimers();
    const { listen, notify } = setUpUpdates();
    const page = await listen();

    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(page.getText().split('\n\n')).toEqual([expect.anything(), ':', ':', ':', '']);
    await vi.advanceTimersByTimeAsync(13.9 * MINUTE);
    expect(page.hasEnded()).toBe(false);
    await vi.advanceTimersByTimeAsync(0.1 * MINUTE);

    expect(page.hasEnded()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    notify('entity-a');
  });

  it('forgets a page that leaves, by its stream or by its request', async () => {
    vi.useFakeTimers();
    const { listen, notify } = setUpUpdates();
    const page = new AbortController();
    const [one, two] = [await listen(), await listen('entity-a', { signal: page.signal })];
    expect(vi.getTimerCount()).toBe(4);

    await one.leave();
    page.abort();

    expect(vi.getTimerCount()).toBe(0);
    notify('entity-a');
    expect([one.countNews(), two.countNews()]).toEqual([0, 0]);
  });

  it('lets pages reconnect at different moments', async () => {
    const { listen } = setUpUpdates();
    vi.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(0.9999);
    const pages = [await listen(), await listen()];
    await vi.waitFor(() =>
      expect(pages.map(({ getText }) => getText())).toEqual(['retry: 3000\n\n', 'retry: 9999\n\n']),
    );
  });

  it('notifies ten pages at once and the others one by one', async () => {
    vi.useFakeTimers();
    const { listen, notify } = setUpUpdates();
    const pages = await Promise.all(Array.from({ length: 13 }, () => listen()));
    const count = () => pages.filter(({ countNews }) => countNews() > 0).length;

    notify('entity-a');
    await vi.advanceTimersByTimeAsync(99);
    expect(count()).toBe(10);
    await vi.advanceTimersByTimeAsync(1);
    expect(count()).toBe(11);
    await pages[11]?.leave();
    await vi.advanceTimersByTimeAsync(200);

    expect(count()).toBe(12);
    notify('entity-a');
    await vi.advanceTimersByTimeAsync(300);
    expect(pages[12]?.countNews()).toBe(2);
  });

  it('ends all streams, so that the server can stop', async () => {
    vi.useFakeTimers();
    const { listen, notify, close } = setUpUpdates();
    const pages = await Promise.all(Array.from({ length: 12 }, () => listen()));
    pages.push(await listen('entity-b'));
    notify('entity-a');
    notify('entity-a');

    close();
    pages.push(await listen());

    await Promise.all(pages.map(({ ended }) => ended));
    expect(vi.getTimerCount()).toBe(0);
    expect(pages.at(-1)?.getText()).toMatch(FIRST);
  });

  it('ends the stream of a page that stops reading', async () => {
    vi.useFakeTimers();
    const { handler } = setUpUpdates();
    const headers = { 'Sec-Fetch-Site': 'same-origin', 'X-Session': 'entity-a' };
    await handler(new Request('https://partner.example/updates', { headers }));

    await vi.advanceTimersByTimeAsync(7 * MINUTE);

    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends no stream because of many notices in one moment, and makes them one', async () => {
    vi.useFakeTimers();
    const { listen, notify } = setUpUpdates();
    const page = await listen();
    for (let count = 0; count < 1000; count += 1) notify('entity-a');
    await vi.advanceTimersByTimeAsync(100);

    expect(page.getNews()).toEqual(['entity-a']);
    expect(page.hasEnded()).toBe(false);
  });

  it('gives the seat of the oldest of 100 pages to a newer one, and lets the oldest come back later', async () => {
    const { listen } = setUpUpdates();
    const pages = await Promise.all(Array.from({ length: 100 }, () => listen()));

    const newer = await listen();
    expect(newer.response.status).toBe(200);
    await pages[0]?.ended;
    expect(pages[0]?.getText()).toContain('retry: 60000');
    expect(pages.filter(({ hasEnded }) => hasEnded())).toHaveLength(1);
    expect(newer.hasEnded()).toBe(false);
  });

  it('gives the seat of a page that reads nothing to a newer one, although others are older', async () => {
    vi.useFakeTimers();
    const { handler, listen } = setUpUpdates();
    const listenTimes = (count: number) =>
      Promise.all(Array.from({ length: count }, () => listen()));
    const older = await listenTimes(50);
    const headers = { 'Sec-Fetch-Site': 'same-origin', 'X-Session': 'entity-a' };
    const silent = await handler(new Request('https://partner.example/updates', { headers }));
    const younger = await listenTimes(49);
    // Heartbeats, which it leaves unread.
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    const newest = await listen();
    await vi.advanceTimersByTimeAsync(0);

    const readers = [...older, ...younger, newest];
    expect(readers.filter(({ hasEnded }) => hasEnded())).toEqual([]);
    expect(await silent.text()).toMatch(/retry: 60000\n\n$/);
  });

  it('gives no entity more than its part of all streams', async () => {
    const { listen, onError } = setUpUpdates({ maxStreams: 5 });
    const greedy = [await listen(), await listen(), await listen(), await listen(), await listen()];

    const others = [await listen('entity-b'), await listen('entity-c')];
    others.push(await listen('entity-d'), await listen('entity-e'));
    expect(others.map(({ response }) => response.status)).toEqual([200, 200, 200, 200]);
    await vi.waitFor(() => expect(greedy.filter(({ hasEnded }) => hasEnded())).toHaveLength(4));

    const last = await listen('entity-f');
    expect(last.response.status).toBe(503);
    expect(last.response.headers.get('retry-after')).toBe('60');
    expect(onError.mock.calls).toMatchObject([[{ code: 'too_many_streams' }]]);
    expect(others.some(({ hasEnded }) => hasEnded())).toBe(false);
  });

  it.each([
    ['throws', vi.fn<() => never>()],
    ['rejects', vi.fn<() => Promise<never>>()],
  ])('still tells its own pages if the bus %s, and reports it', async (how, publish) => {
    const broken = new Error('The bus is down');
    publish.mockImplementation(() => {
      if (how === 'throws') throw broken;
      return Promise.reject(broken);
    });
    const subscribe = vi.fn<() => never>().mockImplementation(() => {
      throw new Error('Nobody listens');
    });
    const { listen, notify, onError } = setUpUpdates({ bus: { publish, subscribe } });
    const page = await listen();
    notify('entity-a');

    await vi.waitFor(() => expect(page.countNews()).toBe(1));
    expect(onError.mock.calls.map(([error]) => String(error))).toEqual([
      'Error: Nobody listens',
      'Error: The bus is down',
    ]);
  });

  it.each([0, NaN, '5'])('rejects %j as maxStreams', (maxStreams) => {
    // @ts-expect-error -- JavaScript lets partners pass a text
    expect(() => setUpUpdates({ maxStreams })).toThrow('maxStreams');
  });
});
