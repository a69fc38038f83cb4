import { afterEach, describe, expect, it, vi } from 'vitest';
import { createUpdateStream } from './createUpdateStream.ts';
import type { UpdateStreamOptions } from './createUpdateStream.ts';
import { getShownEntityId } from './getShownEntityId.ts';

const MINUTE = 60_000;
/** Each stream starts with the delay before the page reconnects: 3 to 10 seconds. */
const FIRST = /^retry: [3-9]\d{3}\n\n$/;

function setUp(options: Partial<UpdateStreamOptions> = {}) {
  const onError = vi.fn<(error: unknown) => void>();
  const updates = createUpdateStream({
    resolveEntity: ({ headers }) => headers.get('x-session'),
    onError,
    ...options,
  });
  async function listen(
    entityId = 'entity-a',
    { query = '', ...init }: RequestInit & { query?: string } = {},
  ) {
    const headers = { 'Sec-Fetch-Site': 'same-origin', 'X-Session': entityId, ...init.headers };
    const request = new Request(`https://partner.example/updates${query}`, { ...init, headers });
    const response = await updates.handler(request);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let received = '';
    let hasEnded = false;
    const read = async () => {
      for (;;) {
        // oxlint-disable-next-line no-await-in-loop -- chunks arrive in order
        const piece = await reader?.read();
        if (!piece || piece.done) break;
        received += piece.value;
      }
      hasEnded = true;
    };
    const ended = read();
    return {
      response,
      ended,
      leave: () => reader?.cancel(),
      hasEnded: () => hasEnded,
      getNews: () => received.split('\n\n').filter((piece) => piece === 'data: changed').length,
      getText: () => received,
    };
  }
  return { ...updates, listen, onError };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('createUpdateStream()', () => {
  it('notifies the pages of the entity and no others', async () => {
    const { listen, notify } = setUp();
    const [one, two, other] = [await listen(), await listen(), await listen('entity-b')];

    notify('entity-a');
    notify('entity-c');

    await vi.waitFor(() => expect([one.getNews(), two.getNews()]).toEqual([1, 1]));
    notify('entity-a');
    await vi.waitFor(() => expect(one.getNews()).toBe(2));
    expect(other.getNews()).toBe(0);
    expect(other.getText()).toMatch(FIRST);
  });

  it('serves the entity that the page shows, for a session with several', async () => {
    const { listen, notify } = setUp({
      resolveEntity: (request) =>
        ['entity-a', 'entity-b'].find((id) => id === getShownEntityId(request)),
    });
    const page = await listen('', { query: '?entity_id=entity-b' });
    const refused = await listen('', { query: '?entity_id=entity-c' });

    notify('entity-b');

    await vi.waitFor(() => expect(page.getNews()).toBe(1));
    expect(refused.response.status).toBe(401);
  });

  it('sends headers that prevent caching and buffering', async () => {
    const { listen } = setUp();
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
    const { listen, notify } = setUp(options);

    const page = await listen('entity-a', init);
    await page.ended;
    notify('entity-a');

    expect(page.response.status).toBe(status);
    expect(JSON.parse(page.getText())).toMatchObject({ error: { code: expect.any(String) } });
  });

  it('sends a heartbeat, and ends after 15 minutes', async () => {
    vi.useFakeTimers();
    const { listen, notify } = setUp();
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
    const { listen, notify } = setUp();
    const page = new AbortController();
    const [one, two] = [await listen(), await listen('entity-a', { signal: page.signal })];
    expect(vi.getTimerCount()).toBe(4);

    await one.leave();
    page.abort();

    expect(vi.getTimerCount()).toBe(0);
    notify('entity-a');
    expect([one.getNews(), two.getNews()]).toEqual([0, 0]);
  });

  it('lets pages reconnect at different moments', async () => {
    const { listen } = setUp();
    vi.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(0.9999);
    const pages = [await listen(), await listen()];
    await vi.waitFor(() =>
      expect(pages.map(({ getText }) => getText())).toEqual(['retry: 3000\n\n', 'retry: 9999\n\n']),
    );
  });

  it('notifies ten pages at once and the others one by one', async () => {
    vi.useFakeTimers();
    const { listen, notify } = setUp();
    const pages = await Promise.all(Array.from({ length: 13 }, () => listen()));
    const count = () => pages.filter(({ getNews }) => getNews() > 0).length;

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
    expect(pages[12]?.getNews()).toBe(2);
  });

  it('ends all streams, so that the server can stop', async () => {
    vi.useFakeTimers();
    const { listen, notify, close } = setUp();
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
    const { handler, notify } = setUp();
    const headers = { 'Sec-Fetch-Site': 'same-origin', 'X-Session': 'entity-a' };
    await handler(new Request('https://partner.example/updates', { headers }));

    for (let count = 0; count < 100; count += 1) notify('entity-a');

    expect(vi.getTimerCount()).toBe(0);
  });

  it('accepts up to 100 pages of an entity, and another when one leaves', async () => {
    const { listen, onError } = setUp();
    const pages = await Promise.all(Array.from({ length: 100 }, () => listen()));

    const one = await listen();
    expect(one.response.status).toBe(503);
    await listen();
    expect(onError.mock.calls).toMatchObject([[{ code: 'too_many_streams' }]]);
    expect((await listen('entity-b')).response.status).toBe(200);

    await pages[0]?.leave();
    expect((await listen()).response.status).toBe(200);
  });
});
