import { describe, expect, it, vi } from 'vitest';
import { createUser, setUpTokenSource } from '../../../test/setUpTokenSource.ts';

const SECOND = 1000;

describe('a failing token endpoint', () => {
  it.each([
    [503, 'token_endpoint_unavailable'],
    [401, 'token_endpoint_refused'],
  ])('gets no request for longer after each %i, up to 30 seconds', async (status, code) => {
    const { get, getRefusal, send, advance, breakWith } = setUpTokenSource();
    breakWith(() => new Response(null, { status }));

    // Three quarters of 1, 2, 4 … 30 seconds, because the random number is 0.5.
    for (const [index, wait] of [750, 1500, 3000, 6000, 12_000, 22_500, 22_500].entries()) {
      // oxlint-disable no-await-in-loop -- one after another is the point
      expect(await getRefusal()).toEqual([code, undefined]);
      advance(wait - 1);
      expect(await getRefusal()).toEqual([code, '1']);
      expect(send).toHaveBeenCalledTimes(index + 1);
      advance(1);
      // oxlint-enable no-await-in-loop
    }

    // A success resets the wait.
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

  it('gets one request for all who wait while it fails, and none for later callers', async () => {
    const { getRefusal, send, breakWith } = setUpTokenSource();
    breakWith(() => Response.error());

    const refusals = await Promise.all(Array.from({ length: 50 }, getRefusal));
    refusals.push(...(await Promise.all(Array.from({ length: 50 }, getRefusal))));

    expect(new Set(refusals.map(([code]) => code))).toHaveLength(1);
    expect(send).toHaveBeenCalledOnce();
  });

  it.each([404, 429, 500, 503])(
    'still gets requests for other users when a single user gets %i',
    async (status) => {
      const { tokens, send, advance, breakWith, get } = setUpTokenSource();
      const user = createUser(1);
      const headers = { 'Retry-After': '300' };
      for (let count = 0; count < 3; count += 1) {
        breakWith(() => new Response(null, { status, headers }));
        // oxlint-disable-next-line no-await-in-loop -- one after another is the point
        await expect(tokens.get(user)).rejects.toMatchObject({ upstreamStatus: status });
        advance(300 * SECOND);
      }
      await expect(tokens.get(user)).rejects.toMatchObject({ upstreamStatus: status });
      await expect(tokens.get(user)).rejects.toMatchObject({ upstreamStatus: status });
      expect(send).toHaveBeenCalledTimes(4);

      breakWith(undefined);
      expect(await get()).toBe('token-1');
    },
  );

  it('does not count as down when it refuses a single user', async () => {
    const { tokens, breakWith, get } = setUpTokenSource();
    for (const [index, status] of [404, 503].entries()) {
      breakWith(() => new Response(null, { status }));
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await expect(tokens.get(createUser(index))).rejects.toMatchObject({ upstreamStatus: status });
    }
    breakWith(undefined);
    expect(await get()).toBe('token-1');
  });

  it('gets requests for everybody when the last failure was long ago', async () => {
    const { getForUsers, advance, breakWith } = setUpTokenSource();
    breakWith(() => new Response(null, { status: 503 }));
    expect(await getForUsers()).toBe(0);

    breakWith(undefined);
    advance(60 * SECOND);
    expect(await getForUsers()).toBe(50);
  });

  it('is neither flooded nor blocked when the clock is set back', async () => {
    const { get, send, advance, breakWith, getRefusal } = setUpTokenSource();
    breakWith(() => new Response(null, { status: 503 }));
    await getRefusal();
    advance(-3600 * SECOND);
    // Setting the clock back an hour does not make the wait an hour longer.
    await getRefusal();
    expect(send).toHaveBeenCalledTimes(2);
    for (let count = 0; count < 50; count += 1) {
      advance(10);
      // oxlint-disable-next-line no-await-in-loop -- one after another is the point
      await getRefusal();
    }
    expect(send).toHaveBeenCalledTimes(2);

    advance(2 * SECOND);
    breakWith(undefined);
    expect(await get()).toBe('token-1');
  });

  it.each([60, 299, 3600])(
    'waits no longer than before when the clock is set back by %i seconds',
    async (seconds) => {
      const { get, getRefusal, advance, breakWith } = setUpTokenSource();
      breakWith(() => new Response(null, { status: 503, headers: { 'Retry-After': '20' } }));
      expect(await getRefusal()).toEqual(['token_endpoint_unavailable', '20']);

      advance(-seconds * SECOND);
      expect(await getRefusal()).toEqual(['token_endpoint_unavailable', '20']);
      breakWith(undefined);
      advance(20 * SECOND);
      expect(await get()).toBe('token-1');
    },
  );

  it('never names a longer wait than before when the clock is set back a little', async () => {
    const { getRefusal, advance, breakWith } = setUpTokenSource();
    breakWith(() => new Response(null, { status: 503, headers: { 'Retry-After': '20' } }));
    await getRefusal();
    advance(10 * SECOND);
    expect(await getRefusal()).toEqual(['token_endpoint_unavailable', '10']);
    advance(-9 * SECOND);
    expect(await getRefusal()).toEqual(['token_endpoint_unavailable', '19']);
  });

  it('is tried soon, and then as rarely as before, when the clock was ahead for a while', async () => {
    const { getRefusal, send, advance, breakWith } = setUpTokenSource();
    breakWith(() => new Response(null, { status: 503 }));
    await getRefusal();
    advance(3600 * SECOND);
    await getRefusal();
    advance(-3600 * SECOND);
    await getRefusal();
    await getRefusal();
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('does not count as down if a request succeeded between two failures', async () => {
    const { tokens, breakWith, get } = setUpTokenSource();
    const fail = async (index: number) => {
      breakWith(() => new Response(null, { status: 503 }));
      await expect(tokens.get(createUser(index))).rejects.toMatchObject({ upstreamStatus: 503 });
      breakWith(undefined);
    };
    await fail(1);
    await tokens.get(createUser(2));
    await fail(3);

    expect(await get()).toBe('token-2');
  });

  it('gets no request while it is down, then a single probe', async () => {
    const { getForUsers, send, advance, breakWith } = setUpTokenSource();
    breakWith(() => new Response(null, { status: 503 }));
    await getForUsers();
    expect(send).toHaveBeenCalledTimes(50);

    // Requests that fail together count as one failure.
    advance(749);
    await getForUsers();
    expect(send).toHaveBeenCalledTimes(50);
    advance(1);
    await getForUsers();
    expect(send).toHaveBeenCalledTimes(51);

    advance(1499);
    await getForUsers();
    expect(send).toHaveBeenCalledTimes(51);
    advance(1);
    breakWith(undefined);
    expect(await getForUsers()).toBe(1);
    expect(await getForUsers()).toBe(50);
    expect(send).toHaveBeenCalledTimes(101);
  });

  it('gets another probe if the first has no response after two seconds', async () => {
    const { tokens, get, getRefusal, send, advance, breakWith } = setUpTokenSource();
    breakWith(() => new Response(null, { status: 503 }));
    await getRefusal();
    await expect(tokens.get(createUser(1))).rejects.toMatchObject({ upstreamStatus: 503 });
    advance(750);
    breakWith(() => new Promise(() => {}));
    // Times out after the test.
    void tokens.get(createUser(1)).catch(() => undefined);
    await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(3));

    breakWith(undefined);
    advance(1999);
    expect(await getRefusal()).toEqual(['token_endpoint_unavailable', '1']);
    advance(1);
    expect(await get()).toBe('token-1');
  });

  it('gets requests for everybody again after it refuses the probe, because it is up', async () => {
    const { tokens, get, getRefusal, advance, breakWith } = setUpTokenSource();
    breakWith(() => new Response(null, { status: 503 }));
    await getRefusal();
    await expect(tokens.get(createUser(1))).rejects.toMatchObject({ upstreamStatus: 503 });
    advance(750);
    breakWith(() => new Response(null, { status: 404 }));
    await expect(tokens.get(createUser(1))).rejects.toMatchObject({ upstreamStatus: 404 });

    breakWith(undefined);
    expect(await get()).toBe('token-1');
  });

  it('gets no request during its Retry-After, up to five minutes', async () => {
    const { get, getRefusal, advance, breakWith, send } = setUpTokenSource();
    breakWith(() => new Response(null, { status: 429, headers: { 'Retry-After': '20' } }));
    expect(await getRefusal()).toEqual(['token_endpoint_unavailable', '20']);
    advance(19 * SECOND);
    expect(await getRefusal()).toEqual(['token_endpoint_unavailable', '1']);
    expect(send).toHaveBeenCalledOnce();

    advance(SECOND);
    breakWith(() => new Response(null, { status: 503, headers: { 'Retry-After': '86400' } }));
    expect(await getRefusal()).toEqual(['token_endpoint_unavailable', '300']);
    advance(300 * SECOND);
    breakWith(undefined);
    expect(await get()).toBe('token-1');
  });

  it('cannot pass on a Retry-After that is not in seconds', async () => {
    const { getRefusal, breakWith } = setUpTokenSource();
    breakWith(() => new Response(null, { status: 503, headers: { 'Retry-After': 'a-secret' } }));
    expect(await getRefusal()).toEqual(['token_endpoint_unavailable', undefined]);
  });
});
