import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSandbox } from './createSandbox.ts';

function setup() {
  const sandbox = createSandbox();
  const call = (method: string, path: string, init: RequestInit = {}) =>
    sandbox.fetch(`${sandbox.baseUrl}${path}`, {
      method,
      ...init,
      headers: {
        Authorization: `Bearer ${sandbox.issueToken()}`,
        'X-Monite-Version': '2023-03-14',
        'X-Monite-Entity-Id': sandbox.entityId,
      },
    });
  const getStatus = async (method: string, path: string) => (await call(method, path)).status;
  const connect = (signal: AbortSignal | null = null) =>
    call('POST', '/accounting_connections', { body: JSON.stringify({ platform: 'xero' }), signal });
  return { sandbox, call, getStatus, connect };
}

describe('sandbox.fail', () => {
  afterEach(() => void vi.useRealTimers());

  it('fails one call by default', async () => {
    const { sandbox, call, getStatus } = setup();
    sandbox.fail({ status: 503 });

    const failed = await call('GET', '/products');

    expect(failed.status).toBe(503);
    expect(await failed.json()).toEqual({
      error: { message: 'The sandbox was told to answer 503.' },
    });
    expect(failed.headers.get('X-Request-Id')).toMatch(/^[\da-f-]{36}$/);
    expect(await getStatus('GET', '/products')).toBe(200);
  });

  it('responds instead of the API, which does nothing', async () => {
    const { sandbox, connect } = setup();
    sandbox.fail({ status: 500 });

    expect((await connect()).status).toBe(500);

    expect(sandbox.connections).toEqual([]);
  });

  it.each([
    [{ method: 'post' }, 'GET', '/products', false],
    [{ method: 'get' }, 'GET', '/products', true],
    [{ path: '/products' }, 'GET', '/products', true],
    [{ path: '/product' }, 'GET', '/products', false],
    [{ path: '/prod*' }, 'GET', '/products', true],
    [
      { path: '/accounting_connections/*/disconnect' },
      'POST',
      '/accounting_connections/7/disconnect',
      true,
    ],
    [{ path: '/accounting_connections/*/disconnect' }, 'GET', '/accounting_connections/7', false],
    [{ path: '/a.b' }, 'GET', '/a-b', false],
    [{ path: /s$/g }, 'GET', '/products', true],
    [{ path: /^\/receivables/ }, 'GET', '/products', false],
    [{}, 'PUT', '/anything', true],
  ])('%j applies to %s %s: %s', async (rule, method, path, isMet) => {
    const { sandbox, getStatus } = setup();
    sandbox.fail({ ...rule, status: 418 });

    expect((await getStatus(method, path)) === 418).toBe(isMet);
  });

  it('applies the given number of times, until the rule is removed', async () => {
    const { sandbox, getStatus } = setup();
    const remove = sandbox.fail({ status: 502, times: Infinity });
    sandbox.fail({ status: 504, times: 2 });

    expect([await getStatus('GET', '/products'), await getStatus('GET', '/products')]).toEqual([
      502, 502,
    ]);
    remove();
    remove();
    const rest = [1, 2, 3].map(() => getStatus('GET', '/products'));
    expect(await Promise.all(rest)).toEqual([504, 504, 200]);
  });

  it('sends the body and headers it is given', async () => {
    const { sandbox, call } = setup();
    sandbox.fail({
      body: '<h1>Bad gateway</h1>',
      status: 502,
      headers: { 'Content-Type': 'text/html' },
    });
    sandbox.fail({ body: { data: 'garbage' } });
    sandbox.fail({ status: 429, headers: { 'Retry-After': '7' } });
    sandbox.fail({ status: 204 });
    sandbox.fail({ status: 500, body: null });

    const page = await call('GET', '/products');
    expect([page.status, page.headers.get('Content-Type')]).toEqual([502, 'text/html']);
    expect(await page.text()).toBe('<h1>Bad gateway</h1>');
    const garbage = await call('GET', '/products');
    expect([garbage.status, await garbage.json()]).toEqual([200, { data: 'garbage' }]);
    expect((await call('GET', '/products')).headers.get('Retry-After')).toBe('7');
    expect((await call('GET', '/products')).status).toBe(204);
    const empty = await call('GET', '/products');
    expect([empty.status, await empty.text()]).toEqual([500, '']);
  });

  it('loses a call before its effect, or the response after the effect', async () => {
    const { sandbox, connect } = setup();

    sandbox.fail({ lost: 'before' });
    await expect(connect()).rejects.toThrow(TypeError);
    expect(sandbox.connections).toHaveLength(0);

    sandbox.fail({ lost: 'after' });
    await expect(connect()).rejects.toThrow(TypeError);
    expect(sandbox.connections).toHaveLength(1);
    expect(sandbox.requests.map(({ status }) => status)).toEqual([null, null]);
    expect((await connect()).status).toBe(409);
  });

  it('delays a call, and can also make the call fail', async () => {
    vi.useFakeTimers();
    const { sandbox, getStatus } = setup();
    sandbox.fail({ delay: 400, times: Infinity });
    sandbox.fail({ status: 500, delay: 100 });
    let status = 0;
    void getStatus('GET', '/products').then((value) => (status = value));

    await vi.advanceTimersByTimeAsync(499);
    expect(status).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(status).toBe(500);
    const slow = getStatus('GET', '/products');
    await vi.advanceTimersByTimeAsync(400);
    expect(await slow).toBe(200);
  });

  it('delays the response after the effect of a call', async () => {
    vi.useFakeTimers();
    const { sandbox, connect } = setup();
    sandbox.fail({ delay: 100, delayAfter: 300 });
    let status = 0;
    void connect().then((response) => (status = response.status));

    await vi.advanceTimersByTimeAsync(99);
    expect(sandbox.connections).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(sandbox.connections).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(299);
    expect([status, sandbox.requests[0]?.status]).toEqual([0, null]);
    await vi.advanceTimersByTimeAsync(1);
    expect([status, sandbox.requests[0]?.status]).toEqual([201, 201]);
  });

  it('delays a failure, and adds up the delays of both rules', async () => {
    vi.useFakeTimers();
    const { sandbox, connect, getStatus } = setup();
    sandbox.fail({ delayAfter: 400 });
    sandbox.fail({ status: 500, delayAfter: 100 });
    let status = 0;
    void connect().then((response) => (status = response.status));

    await vi.advanceTimersByTimeAsync(499);
    expect(status).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(status).toBe(500);
    expect(sandbox.connections).toEqual([]);
    expect(await getStatus('GET', '/products')).toBe(200);
  });

  it('loses the response only after its delay', async () => {
    vi.useFakeTimers();
    const { sandbox, connect } = setup();
    sandbox.fail({ lost: 'after', delayAfter: 300 });
    let error: unknown;
    connect().catch((reason) => (error = reason));

    await vi.advanceTimersByTimeAsync(299);
    expect(sandbox.connections).toHaveLength(1);
    expect(error).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(error).toBeInstanceOf(TypeError);
    expect(sandbox.requests[0]?.status).toBeNull();
  });

  it('keeps the effect of a call that is aborted while its response is delayed', async () => {
    vi.useFakeTimers();
    const { sandbox, connect } = setup();
    sandbox.fail({ delayAfter: 60_000 });
    const controller = new AbortController();
    const waiting = connect(controller.signal);
    await vi.advanceTimersByTimeAsync(1);
    const reason = new Error('enough');

    controller.abort(reason);

    await expect(waiting).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
    expect(sandbox.connections).toHaveLength(1);
    expect(sandbox.requests[0]?.status).toBeNull();
  });

  it.each([
    ['delay', 0],
    ['delayAfter', 1],
  ])('starts no %s for a call that is already aborted', async (part, effects) => {
    vi.useFakeTimers();
    const { sandbox, connect } = setup();
    sandbox.fail({ [part]: 60_000 });
    const controller = new AbortController();
    const waiting = connect(controller.signal);

    controller.abort(new Error('enough'));

    await expect(waiting).rejects.toThrow('enough');
    await vi.advanceTimersByTimeAsync(1);
    expect(vi.getTimerCount()).toBe(0);
    expect(sandbox.connections).toHaveLength(effects);
  });

  it('rejects with the reason as soon as the signal aborts, and does nothing more', async () => {
    const { sandbox, call } = setup();
    sandbox.fail({ delay: 20, times: Infinity });
    const controller = new AbortController();
    const waiting = call('POST', '/accounting_connections', {
      body: '{"platform":"xero"}',
      signal: controller.signal,
    });
    const reason = new Error('enough');

    setTimeout(() => controller.abort(reason), 1);

    await expect(waiting).rejects.toBe(reason);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(sandbox.connections).toEqual([]);
    expect(sandbox.requests[0]?.status).toBeNull();
  });

  it('leaves no timer behind when the signal aborts', async () => {
    vi.useFakeTimers();
    const { sandbox, call } = setup();
    sandbox.fail({ delay: 60_000 });
    const controller = new AbortController();
    const waiting = call('GET', '/products', { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(1);
    expect(vi.getTimerCount()).toBe(1);

    controller.abort(new Error('enough'));

    await expect(waiting).rejects.toThrow('enough');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('rejects at once if the signal of the call or of its Request has aborted', async () => {
    const { sandbox, call } = setup();
    const reason = new Error('too late');
    const signal = AbortSignal.abort(reason);

    await expect(call('GET', '/products', { signal })).rejects.toBe(reason);
    await expect(sandbox.fetch(new Request('http://x.example/v1/', { signal }))).rejects.toBe(
      reason,
    );
    expect(sandbox.requests).toEqual([]);
  });
});
