// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSandbox } from '../../sandbox/createSandbox.ts';
import { ServerError } from '../ServerError.ts';
import type { TokenEndpoint } from '../TokenEndpoint.ts';
import { createPartnerTokenSource } from './createPartnerTokenSource.ts';

const PARTNER = { type: 'client_credentials' } as const;
const SECOND = 1000;

/** A token source on a clock that stands still, and an endpoint that numbers its tokens. */
function setUp(endpoint: Partial<TokenEndpoint> = {}) {
  let time = 1_000_000;
  let issued = 0;
  let trouble: (() => Response | Promise<Response>) | undefined;
  const send = vi.fn<typeof fetch>(async () => {
    if (trouble) return trouble();
    issued += 1;
    return Response.json({ access_token: `token-${issued}`, expires_in: 1800 });
  });
  const report = vi.fn<(error: unknown) => void>();
  const tokens = createPartnerTokenSource(
    { clientId: 'client', clientSecret: 'secret', fetch: send, ...endpoint },
    // The middle of what chance gives.
    { now: () => time, random: () => 0.5, report },
  );
  return {
    tokens,
    send,
    report,
    get: async () => (await tokens.get(PARTNER)).accessToken,
    /** The code of the refusal, and the seconds after which to come again. */
    async getRefusal() {
      const error: unknown = await tokens.get(PARTNER).catch((reason: unknown) => reason);
      if (!(error instanceof ServerError)) throw new Error('It was not refused.');
      return [error.code, error.headers['Retry-After']];
    },
    advance(milliseconds: number) {
      time += milliseconds;
    },
    breakWith(next: typeof trouble) {
      trouble = next;
    },
  };
}

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
    const { tokens, send } = setUp();
    const get = (index: number) =>
      tokens.get({ type: 'entity_user', entityUserId: `user-${index}` });
    for (let index = 0; index < 10_000; index += 1) {
      // oxlint-disable-next-line no-await-in-loop -- the first has to be the oldest
      await get(index);
    }
    await get(0);
    expect(send).toHaveBeenCalledTimes(10_000);

    await get(10_000);
    await get(10_000);
    expect(send).toHaveBeenCalledTimes(10_001);
    await get(0);
    expect(send).toHaveBeenCalledTimes(10_002);
  });

  it('renews ahead of the end, once, while everybody goes on with the token that is good', async () => {
    const { get, send, advance } = setUp();
    await get();
    advance(1800 * SECOND - 100 * SECOND);

    expect(await Promise.all(Array.from({ length: 50 }, get))).toEqual(Array(50).fill('token-1'));
    await vi.waitFor(async () => expect(await get()).toBe('token-2'));

    expect(send).toHaveBeenCalledTimes(2);
  });

  it('lets everybody wait for the next one where the last one has ended', async () => {
    const { get, send, advance } = setUp();
    await get();
    advance(1800 * SECOND - SECOND);

    expect(await Promise.all(Array.from({ length: 50 }, get))).toEqual(Array(50).fill('token-2'));
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('goes on with a good token while the endpoint is down, and says so in the log once', async () => {
    const tokenStore = { get: vi.fn<() => null>(() => null), set: () => undefined };
    const { get, send, advance, breakWith, report } = setUp({ tokenStore });
    await get();
    advance(1800 * SECOND - 100 * SECOND);
    breakWith(() => new Response(null, { status: 503 }));

    expect(await get()).toBe('token-1');
    await vi.waitFor(() => expect(report).toHaveBeenCalledOnce());
    expect(await Promise.all(Array.from({ length: 50 }, get))).toEqual(Array(50).fill('token-1'));

    expect(send).toHaveBeenCalledTimes(2);
    expect(tokenStore.get).toHaveBeenCalledTimes(2);
    expect(report.mock.calls).toMatchObject([[{ code: 'token_endpoint_unavailable' }]]);
    breakWith(undefined);
    advance(SECOND);
    await get();
    await vi.waitFor(async () => expect(await get()).toBe('token-2'));
  });

  it.each([
    [503, 'token_endpoint_unavailable'],
    [401, 'token_endpoint_refused'],
  ])('waits longer after each %i of the endpoint, up to half a minute', async (status, code) => {
    const { get, getRefusal, send, advance, breakWith } = setUp();
    breakWith(() => new Response(null, { status }));

    // Three quarters of 1, 2, 4 … 30 seconds, as chance is in the middle.
    for (const [index, wait] of [750, 1500, 3000, 6000, 12_000, 22_500, 22_500].entries()) {
      // oxlint-disable no-await-in-loop -- one after another is the point
      expect(await getRefusal()).toEqual([code, undefined]);
      advance(wait - 1);
      expect(await getRefusal()).toEqual([code, '1']);
      expect(send).toHaveBeenCalledTimes(index + 1);
      advance(1);
      // oxlint-enable no-await-in-loop
    }

    // From the beginning, once it has worked again.
    breakWith(undefined);
    expect(await get()).toBe('token-1');
    advance(1800 * SECOND);
    breakWith(() => new Response(null, { status }));
    await getRefusal();
    advance(749);
    expect(await getRefusal()).toEqual([code, '1']);
    advance(1);
    breakWith(undefined);
    expect(await get()).toBe('token-2');
  });

  it('is asked once by many who wait while it fails, and not at all by those who come then', async () => {
    const { getRefusal, send, breakWith } = setUp();
    breakWith(() => Response.error());

    const refusals = await Promise.all(Array.from({ length: 50 }, getRefusal));
    refusals.push(...(await Promise.all(Array.from({ length: 50 }, getRefusal))));

    expect(new Set(refusals.map(([code]) => code))).toHaveLength(1);
    expect(send).toHaveBeenCalledOnce();
  });

  it('lets other users go on where one is refused, and none where the endpoint is down', async () => {
    const { tokens, getRefusal, send, breakWith, get } = setUp();
    const user = { type: 'entity_user', entityUserId: 'user-1' } as const;
    breakWith(() => new Response(null, { status: 404 }));
    await expect(tokens.get(user)).rejects.toMatchObject({ code: 'token_endpoint_refused' });
    await expect(tokens.get(user)).rejects.toMatchObject({ code: 'token_endpoint_refused' });
    expect(send).toHaveBeenCalledOnce();

    breakWith(undefined);
    expect(await get()).toBe('token-1');

    const { tokens: others, ...down } = setUp();
    down.breakWith(() => new Response(null, { status: 500 }));
    await down.getRefusal();
    await expect(others.get(user)).rejects.toMatchObject({ code: 'token_endpoint_unavailable' });
    expect(down.send).toHaveBeenCalledOnce();
    expect(await getRefusal().catch(String)).toContain('not refused');
  });

  it('obeys the Retry-After of the endpoint, up to five minutes', async () => {
    const { get, getRefusal, advance, breakWith, send } = setUp();
    breakWith(() => new Response(null, { status: 429, headers: { 'Retry-After': '20' } }));
    expect(await getRefusal()).toEqual(['token_endpoint_unavailable', '20']);
    advance(19 * SECOND);
    expect(await getRefusal()).toEqual(['token_endpoint_unavailable', '1']);
    expect(send).toHaveBeenCalledOnce();

    advance(SECOND);
    breakWith(() => new Response(null, { status: 503, headers: { 'Retry-After': '86400' } }));
    await getRefusal();
    advance(300 * SECOND);
    breakWith(undefined);
    expect(await get()).toBe('token-1');
  });

  it('passes on no Retry-After but one of seconds', async () => {
    const { getRefusal, breakWith } = setUp();
    breakWith(() => new Response(null, { status: 503, headers: { 'Retry-After': 'a-secret' } }));
    expect(await getRefusal()).toEqual(['token_endpoint_unavailable', undefined]);
  });

  it('forgets a token that the API refused, and none that has taken its place', async () => {
    const { tokens, get, advance, send } = setUp();
    await get();

    tokens.reject(PARTNER, 'token-1');
    expect(await get()).toBe('token-2');
    tokens.reject(PARTNER, 'token-1');
    advance(10 * SECOND);
    tokens.reject(PARTNER, 'token-1');
    expect(await get()).toBe('token-2');

    expect(send).toHaveBeenCalledTimes(2);
  });

  it('fetches no more than one token in two seconds, however often one is refused', async () => {
    const { tokens, get, advance, send } = setUp();
    for (let count = 0; count < 20; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after another is the point
      tokens.reject(PARTNER, await get());
      advance(200);
    }
    expect(send.mock.calls.length).toBeLessThanOrEqual(3);
  });

  it('asks again where a request was stopped in the middle, as in a worker', async () => {
    vi.useFakeTimers();
    const { tokens, get, breakWith, advance, send } = setUp();
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
    const { getRefusal, breakWith } = setUp();
    breakWith(() => Response.json({ access_token: token, expires_in: 1800 }));
    expect(await getRefusal()).toEqual(['token_endpoint_invalid', undefined]);
  });

  it('reads no more of an endless answer than a token can be', async () => {
    const { getRefusal, breakWith } = setUp();
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
