import { afterEach, describe, expect, it, vi } from 'vitest';
import { createUser, PARTNER, setUpTokenSource } from '../../../test/setUpTokenSource.ts';
import { sleep } from '../../lib/sleep.ts';
import { createSandbox } from '../../sandbox/createSandbox.ts';
import { createPartnerTokenSource } from './createPartnerTokenSource.ts';

const SECOND = 1000;

afterEach(() => {
  vi.useRealTimers();
});

describe('createPartnerTokenSource()', () => {
  it('keeps the token of the partner apart from those of entity users', async () => {
    const sandbox = createSandbox();
    const { clientId, clientSecret, baseUrl: apiUrl, fetch, entities } = sandbox;
    const tokens = createPartnerTokenSource({ clientId, clientSecret, apiUrl, fetch });
    const user = { type: 'entity_user', entityUserId: entities[0]?.userId ?? '' } as const;

    const [partner, own, partnerAgain] = await Promise.all([
      tokens.get(PARTNER),
      tokens.get(user),
      tokens.get(PARTNER),
    ]);

    expect(partnerAgain).toBe(partner);
    expect(own.accessToken).not.toBe(partner.accessToken);
    expect(sandbox.requests.map(({ body }) => body)).toMatchObject([
      { grant_type: 'client_credentials' },
      { grant_type: 'entity_user', entity_user_id: user.entityUserId },
    ]);
    expect(sandbox.requests[0]?.body).not.toHaveProperty('entity_user_id');
  });

  it('keeps a limited number of tokens and drops the oldest first', async () => {
    const { tokens, send, breakWith } = setUpTokenSource();
    const get = (index: number) => tokens.get(createUser(index));
    // A pending request is not dropped.
    let answer: ((response: Response) => void) | undefined;
    breakWith(() => new Promise((resolve) => (answer = resolve)));
    const pending = get(-1);
    await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
    breakWith(undefined);
    send.mockClear();
    for (let index = 0; index < 9999; index += 1) {
      // oxlint-disable-next-line no-await-in-loop -- the first must be the oldest
      await get(index);
    }
    await get(0);
    expect(send).toHaveBeenCalledTimes(9999);

    await get(9999);
    await get(9999);
    expect(send).toHaveBeenCalledTimes(10_000);
    const again = get(-1);
    answer?.(Response.json({ access_token: 'late', expires_in: 1800 }));
    expect(await again).toBe(await pending);
    await get(0);
    expect(send).toHaveBeenCalledTimes(10_001);
  });

  it('renews once before the token expires, while everybody keeps using it', async () => {
    const { get, send, advance } = setUpTokenSource();
    await get();
    advance(1800 * SECOND - 100 * SECOND);

    expect(await Promise.all(Array.from({ length: 50 }, get))).toEqual(Array(50).fill('token-1'));
    await vi.waitFor(async () => expect(await get()).toBe('token-2'));

    expect(send).toHaveBeenCalledTimes(2);
  });

  it.each([
    [0, 120],
    [0.9999, 150],
  ])('renews at a random time in each instance (random number %d: %d s)', async (chance, ahead) => {
    const { get, send, advance } = setUpTokenSource({}, chance);
    await get();

    advance(1800 * SECOND - ahead * SECOND - SECOND);
    await get();
    await sleep(0);
    expect(send).toHaveBeenCalledOnce();
    advance(2 * SECOND);
    await get();
    await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(2));
  });

  it('makes everybody wait for a new token after the last one has expired', async () => {
    const { get, send, advance } = setUpTokenSource();
    await get();
    advance(1800 * SECOND - SECOND);

    expect(await Promise.all(Array.from({ length: 50 }, get))).toEqual(Array(50).fill('token-2'));
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('keeps using a valid token while the endpoint is down, and logs that once', async () => {
    const tokenStore = { get: vi.fn<() => null>(() => null), set: () => undefined };
    const { tokens, get, send, advance, breakWith, report } = setUpTokenSource({ tokenStore });
    await get();
    advance(1800 * SECOND - 100 * SECOND);
    breakWith(() => new Response(null, { status: 503 }));

    expect(await get()).toBe('token-1');
    await vi.waitFor(() => expect(report).toHaveBeenCalledOnce());
    expect(await Promise.all(Array.from({ length: 50 }, get))).toEqual(Array(50).fill('token-1'));
    // `get` reads the store asynchronously.
    await sleep(20);

    expect(send).toHaveBeenCalledTimes(2);
    expect(tokenStore.get).toHaveBeenCalledTimes(2);
    expect(report.mock.calls).toMatchObject([[{ code: 'token_endpoint_unavailable' }]]);

    // The failure of another user makes the wait longer, and reaches that user.
    advance(500);
    await expect(tokens.get(createUser(1))).rejects.toMatchObject({ upstreamStatus: 503 });
    advance(500);
    expect(await get()).toBe('token-1');
    await sleep(20);
    expect(tokenStore.get).toHaveBeenCalledTimes(3);
    expect(report).toHaveBeenCalledOnce();

    breakWith(undefined);
    advance(SECOND);
    await get();
    await vi.waitFor(async () => expect(await get()).toBe('token-2'));
  });

  it('replaces a token that the API refused, but not the one that has replaced it', async () => {
    const { replace, get, advance, send } = setUpTokenSource();
    await get();

    expect(await replace('token-1')).toBe('token-2');
    expect(await replace('token-1')).toBe('token-2');
    advance(10 * SECOND);
    expect(await replace('token-1')).toBe('token-2');
    expect(await get()).toBe('token-2');

    expect(send).toHaveBeenCalledTimes(2);
  });

  it('leaves the token with everybody else until there is another', async () => {
    const { replace, get, breakWith } = setUpTokenSource();
    await get();
    let respond: ((response: Response) => void) | undefined;
    breakWith(() => new Promise((resolve) => (respond = resolve)));
    const replacing = replace('token-1');
    await vi.waitFor(() => expect(respond).toBeDefined());

    expect(await get()).toBe('token-1');
    respond?.(Response.json({ access_token: 'token-2', expires_in: 1800 }));
    expect(await replacing).toBe('token-2');
    expect(await get()).toBe('token-2');
  });

  it('keeps a refused token if it cannot get another', async () => {
    const tokenStore = { get: vi.fn<() => null>(() => null), set: () => undefined };
    const view = setUpTokenSource({ tokenStore });
    const { get, replace, advance, breakWith, report, send } = view;
    await get();
    breakWith(() => new Response(null, { status: 503 }));

    const many = Array.from({ length: 50 }, () => replace('token-1'));
    expect(await Promise.all(many)).toEqual(Array(50).fill('token-1'));
    expect(await get()).toBe('token-1');
    advance(500);
    expect(await replace('token-1')).toBe('token-1');
    // Once for each request to the endpoint.
    expect(tokenStore.get).toHaveBeenCalledTimes(2);
    expect(report.mock.calls).toMatchObject([[{ code: 'token_endpoint_unavailable' }]]);
    expect(send).toHaveBeenCalledTimes(2);

    breakWith(undefined);
    advance(2000);
    expect(await replace('token-1')).toBe('token-2');
    advance(1800 * SECOND);
    breakWith(() => new Response(null, { status: 503 }));
    await expect(get()).rejects.toMatchObject({ code: 'token_endpoint_unavailable' });
  });

  it('does not return the token that a browser reported as refused', async () => {
    const { get, replace, breakWith } = setUpTokenSource();
    await get();
    breakWith(() => new Response(null, { status: 503 }));

    await expect(replace()).rejects.toMatchObject({ code: 'token_endpoint_unavailable' });
  });

  it('does not return a refused token that it kept before', async () => {
    const { get, replace, advance, breakWith } = setUpTokenSource();
    await get();
    breakWith(() => new Response(null, { status: 503 }));
    expect(await replace('token-1')).toBe('token-1');

    advance(2000);
    await expect(replace()).rejects.toMatchObject({ code: 'token_endpoint_unavailable' });
  });

  it('requests at most one token in two seconds, however often one is refused', async () => {
    const { get, replace, advance, send } = setUpTokenSource();
    for (let count = 0; count < 20; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after another is the point
      await replace(await get());
      advance(200);
    }
    expect(send.mock.calls.length).toBeLessThanOrEqual(3);
  });

  it('keeps no token for longer because the clock was set back', async () => {
    const { get, advance } = setUpTokenSource();
    await get();
    advance(-30 * SECOND);
    expect(await get()).toBe('token-1');
    advance(-3600 * SECOND);
    expect(await get()).toBe('token-2');
  });

  it('replaces a refused token after the clock was set back', async () => {
    const { get, replace, advance } = setUpTokenSource();
    expect(await replace(await get())).toBe('token-2');
    advance(-3600 * SECOND);

    expect(await replace('token-2')).toBe('token-3');
  });

  it('requests again if a request was stopped midway, as in a worker', async () => {
    vi.useFakeTimers();
    const { tokens, get, breakWith, advance, send } = setUpTokenSource();
    breakWith(() => new Promise(() => {}));
    void tokens.get(PARTNER);
    await vi.advanceTimersByTimeAsync(0);
    // Its deadline never fires, because the stopped worker lost its timers.
    vi.clearAllTimers();

    breakWith(undefined);
    advance(5000);
    const waiting = get();
    await vi.advanceTimersByTimeAsync(12_999);
    expect(send).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(1);

    expect(await waiting).toBe('token-1');
    expect(send).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['a line break', 'token\r\nX-Monite-Entity-Id: b'],
    ['a space', 'to ken'],
    ['letters that are not valid in a header', 'tökén'],
  ])('does not accept a token with %s in it', async (_, token) => {
    const { getRefusal, breakWith } = setUpTokenSource();
    breakWith(() => Response.json({ access_token: token, expires_in: 1800 }));
    expect(await getRefusal()).toEqual(['token_endpoint_invalid', undefined]);
  });

  it('reads an endless response only up to the limit', async () => {
    const { getRefusal, breakWith } = setUpTokenSource();
    let chunks = 0;
    const endless = new ReadableStream({
      pull(controller) {
        chunks += 1;
        controller.enqueue(new Uint8Array(10_000));
      },
    });
    breakWith(() => new Response(endless));

    expect(await getRefusal()).toEqual(['token_endpoint_invalid', undefined]);
    expect(chunks).toBeLessThan(20);
  });
});
