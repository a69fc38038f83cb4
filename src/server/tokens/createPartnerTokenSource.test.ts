// @vitest-environment node
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

  it('keeps no more tokens than it has room for, the oldest leaving first', async () => {
    const { tokens, send, breakWith } = setUpTokenSource();
    const get = (index: number) => tokens.get(createUser(index));
    // On its way, so that it keeps its place.
    let answer: ((response: Response) => void) | undefined;
    breakWith(() => new Promise((resolve) => (answer = resolve)));
    const pending = get(-1);
    await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
    breakWith(undefined);
    send.mockClear();
    for (let index = 0; index < 9999; index += 1) {
      // oxlint-disable-next-line no-await-in-loop -- the first has to be the oldest
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

  it('renews ahead of the end, once, while everybody goes on with the token that is good', async () => {
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
  ])(
    'renews in each instance at a time of its own (by chance of %d: %d s)',
    async (chance, ahead) => {
      const { get, send, advance } = setUpTokenSource({}, chance);
      await get();

      advance(1800 * SECOND - ahead * SECOND - SECOND);
      await get();
      await sleep(0);
      expect(send).toHaveBeenCalledOnce();
      advance(2 * SECOND);
      await get();
      await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(2));
    },
  );

  it('lets everybody wait for the next one where the last one has ended', async () => {
    const { get, send, advance } = setUpTokenSource();
    await get();
    advance(1800 * SECOND - SECOND);

    expect(await Promise.all(Array.from({ length: 50 }, get))).toEqual(Array(50).fill('token-2'));
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('goes on with a good token while the endpoint is down, and says so in the log once', async () => {
    const tokenStore = { get: vi.fn<() => null>(() => null), set: () => undefined };
    const { tokens, get, send, advance, breakWith, report } = setUpTokenSource({ tokenStore });
    await get();
    advance(1800 * SECOND - 100 * SECOND);
    breakWith(() => new Response(null, { status: 503 }));

    expect(await get()).toBe('token-1');
    await vi.waitFor(() => expect(report).toHaveBeenCalledOnce());
    expect(await Promise.all(Array.from({ length: 50 }, get))).toEqual(Array(50).fill('token-1'));
    // The store is read a moment after `get`, where it is.
    await sleep(20);

    expect(send).toHaveBeenCalledTimes(2);
    expect(tokenStore.get).toHaveBeenCalledTimes(2);
    expect(report.mock.calls).toMatchObject([[{ code: 'token_endpoint_unavailable' }]]);

    // Another's failure makes it wait longer, and is told to that one.
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

  it('forgets a token that the API refused, and none that has taken its place', async () => {
    const { tokens, get, advance, send } = setUpTokenSource();
    await get();

    tokens.reject(PARTNER, 'token-1');
    expect(await get()).toBe('token-2');
    tokens.reject(PARTNER, 'token-1');
    advance(10 * SECOND);
    tokens.reject(PARTNER, 'token-1');
    expect(await get()).toBe('token-2');

    expect(send).toHaveBeenCalledTimes(2);
  });

  it('goes back to a token that was refused to one, where there is no other to be had', async () => {
    const tokenStore = { get: vi.fn<() => null>(() => null), set: () => undefined };
    const { tokens, get, advance, breakWith, report, send } = setUpTokenSource({ tokenStore });
    await get();
    breakWith(() => new Response(null, { status: 503 }));

    tokens.reject(PARTNER, 'token-1');
    expect(await Promise.all(Array.from({ length: 50 }, get))).toEqual(Array(50).fill('token-1'));
    expect(await get()).toBe('token-1');
    advance(500);
    tokens.reject(PARTNER, 'token-1');
    expect(await get()).toBe('token-1');
    // Once for each time that the endpoint was asked.
    expect(tokenStore.get).toHaveBeenCalledTimes(2);
    expect(report.mock.calls).toMatchObject([[{ code: 'token_endpoint_unavailable' }]]);
    expect(send).toHaveBeenCalledTimes(2);

    breakWith(undefined);
    advance(2000);
    tokens.reject(PARTNER, 'token-1');
    expect(await get()).toBe('token-2');
    advance(1800 * SECOND);
    breakWith(() => new Response(null, { status: 503 }));
    await expect(get()).rejects.toMatchObject({ code: 'token_endpoint_unavailable' });
  });

  it('does not give a browser back the token that it says was refused', async () => {
    const { tokens, get, getRefusal, breakWith } = setUpTokenSource();
    await get();
    breakWith(() => new Response(null, { status: 503 }));

    tokens.reject(PARTNER);

    expect(await getRefusal()).toEqual(['token_endpoint_unavailable', undefined]);
  });

  it('does not give it back either where it was gone back to before', async () => {
    const { tokens, get, getRefusal, advance, breakWith } = setUpTokenSource();
    await get();
    breakWith(() => new Response(null, { status: 503 }));
    tokens.reject(PARTNER, 'token-1');
    expect(await get()).toBe('token-1');

    advance(2000);
    tokens.reject(PARTNER);

    expect(await getRefusal()).toEqual(['token_endpoint_unavailable', undefined]);
  });

  it('fetches no more than one token in two seconds, however often one is refused', async () => {
    const { tokens, get, advance, send } = setUpTokenSource();
    for (let count = 0; count < 20; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after another is the point
      tokens.reject(PARTNER, await get());
      advance(200);
    }
    expect(send.mock.calls.length).toBeLessThanOrEqual(3);
  });

  it('asks again where a request was stopped in the middle, as in a worker', async () => {
    vi.useFakeTimers();
    const { tokens, get, breakWith, advance, send } = setUpTokenSource();
    breakWith(() => new Promise(() => {}));
    void tokens.get(PARTNER);
    await vi.advanceTimersByTimeAsync(0);
    // Its deadline never comes: whoever asked is gone, with all timers.
    vi.clearAllTimers();

    breakWith(undefined);
    advance(5000);
    const waiting = get();
    await vi.advanceTimersByTimeAsync(9999);
    expect(send).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(1);

    expect(await waiting).toBe('token-1');
    expect(send).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['a line break', 'token\r\nX-Monite-Entity-Id: b'],
    ['a space', 'to ken'],
    ['letters that no header can carry', 'tökén'],
  ])('takes no token with %s in it', async (_, token) => {
    const { getRefusal, breakWith } = setUpTokenSource();
    breakWith(() => Response.json({ access_token: token, expires_in: 1800 }));
    expect(await getRefusal()).toEqual(['token_endpoint_invalid', undefined]);
  });

  it('reads no more of an endless answer than a token can be', async () => {
    const { getRefusal, breakWith } = setUpTokenSource();
    let pieces = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pieces += 1;
        controller.enqueue(new Uint8Array(10_000));
      },
    });
    breakWith(() => new Response(endless));

    expect(await getRefusal()).toEqual(['token_endpoint_invalid', undefined]);
    expect(pieces).toBeLessThan(20);
  });
});
