import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSandbox } from './createSandbox.ts';
import type { SandboxOptions } from './SandboxOptions.ts';
import type { SandboxWebhook } from './SandboxWebhook.ts';

const START = Date.parse('2026-11-22T10:00:00.000Z');
const RECEIVER_URL = 'https://partner.example/api/webhooks';
const at = (time: string) => `2026-11-22T${time}.000000+00:00`;

const ENTITIES = [
  { id: 'entité', name: 'One', currency: 'GBP' },
  { id: 'other', name: 'Two', currency: 'EUR' },
  { id: 'last', name: 'Three', currency: 'USD' },
];

const UUID: unknown = expect.stringMatching(/^[\da-f-]{36}$/);

interface Delivery {
  request: Request;
  body: Record<string, unknown>;
}

/** A sandbox with a receiver, which records each delivery and then answers with `answer()`. */
function setup(
  answer: () => unknown = () => new Response(null, { status: 204 }),
  webhook: Partial<SandboxWebhook> = {},
  options: SandboxOptions = {},
) {
  const deliveries: Delivery[] = [];
  const receive = async (request: Request) => {
    const raw = await request.text();
    deliveries.push({ request, body: JSON.parse(raw) });
    return answer();
  };
  const sandbox = createSandbox({
    now: () => START,
    rateLimit: Infinity,
    entities: ENTITIES,
    webhook: { url: RECEIVER_URL, fetch: receive, ...webhook },
    ...options,
  });
  const call = (path: string, body?: object) =>
    sandbox.fetch(`${sandbox.baseUrl}/accounting_connections${path}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${sandbox.issueToken()}`,
        'X-Monite-Version': '2023-03-14',
        'X-Monite-Entity-Id': sandbox.entityId,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  const getActions = () => deliveries.map(({ body }) => body['action']);
  /**
   * All actions so far. Deliveries arrive in order, so none is missing once the last has arrived.
   */
  const readActions = async () => {
    const last = sandbox.connect('last', 'xero', 'disconnected');
    await expect
      .poll(() => deliveries.at(-1)?.body['object'], { interval: 2 })
      .toEqual({ id: last.id });
    return getActions().slice(0, -1);
  };
  return { sandbox, deliveries, call, getActions, readActions };
}

describe('the webhook of the sandbox', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('posts exactly the fields of the API', async () => {
    const { sandbox, deliveries, readActions } = setup();
    const { id } = sandbox.connect('entité', 'xero', 'pending_auth');
    sandbox.advance(5000);
    sandbox.authorize(id);

    expect(await readActions()).toEqual(['pending_auth', 'connected']);

    expect(deliveries[1]?.body).toEqual({
      id: UUID,
      created_at: at('10:00:05'),
      action: 'connected',
      api_version: '2023-03-14',
      description: 'The accounting connection is connected.',
      entity_id: 'entité',
      object: { id },
      object_type: 'accounting_connection',
      webhook_subscription_id: UUID,
    });
    for (const { request } of deliveries) {
      expect(request.method).toBe('POST');
      expect(request.url).toBe(RECEIVER_URL);
      expect(request.headers.get('Content-Type')).toBe('application/json');
    }
    const bodies = deliveries.map(({ body }) => body);
    expect(new Set(bodies.map((body) => body['id'])).size).toBe(bodies.length);
    expect(new Set(bodies.map((body) => body['webhook_subscription_id'])).size).toBe(1);
  });

  it('posts the fields of version 2023-09-01 if that is its version', async () => {
    const { sandbox, deliveries } = setup(undefined, { apiVersion: '2023-09-01' });
    const { id } = sandbox.connect('entité', 'xero');
    sandbox.deauthorize(id);
    await expect.poll(() => deliveries.length).toBe(2);

    expect(deliveries[1]?.body).toEqual({
      id: UUID,
      created_at: at('10:00:00'),
      action: 'deauthorized',
      api_version: '2023-09-01',
      entity_id: 'entité',
      name: 'accounting_connection.deauthorized',
      object_id: id,
      object_type: 'accounting_connection',
      webhook_subscription_id: UUID,
    });
  });

  it('reports every change by the methods of the sandbox once', async () => {
    const { sandbox, readActions } = setup();
    const { id } = sandbox.connect('entité', 'xero', 'pending_auth');
    sandbox.deny(id);
    sandbox.authorize(id);
    sandbox.setStatus(id, 'connected');
    sandbox.deauthorize(id);
    sandbox.setStatus(id, 'disconnected');
    sandbox.connect('other', 'wave');
    expect(sandbox.connections).toHaveLength(2);

    expect(await readActions()).toEqual([
      'pending_auth',
      'connected',
      'deauthorized',
      'disconnected',
      'connected',
    ]);
  });

  it('reports the changes by the API and the pages, and no refusals', async () => {
    const { sandbox, call, readActions } = setup();
    await call('', { platform: 'xero' });
    expect((await call('', { platform: 'xero' })).status).toBe(409);
    const { id = '', authorizationUrl = '' } = sandbox.connections[0] ?? {};
    const { email, password } = sandbox.signIn;
    const organization = 'Demo Company (UK)';
    const forms = { 'sign-in': { email, password }, organization: { organization } };
    const post = (step: string, form = {}) =>
      sandbox.fetch(`${authorizationUrl}/${step}`, {
        method: 'POST',
        body: new URLSearchParams(form).toString(),
      });
    for (const [step, form] of Object.entries(forms)) await post(step, form);
    for (const step of ['confirm', 'next', 'finish', 'finish']) await post(step);
    await call(`/${id}/data_pulls`);
    await call(`/${id}/disconnect`);
    expect((await call(`/${id}/disconnect`)).status).toBe(409);
    sandbox.fail({ lost: 'before' });
    await expect(call('', { platform: 'xero' })).rejects.toThrow(TypeError);
    sandbox.fail({ lost: 'after' });
    await expect(call('', { platform: 'xero' })).rejects.toThrow(TypeError);

    expect(await readActions()).toEqual([
      'pending_auth',
      'connected',
      'disconnected',
      'pending_auth',
    ]);
  });

  it('does not report a status that the API does not have', async () => {
    const { sandbox, readActions } = setup();
    const { id } = sandbox.connect('entité', 'xero', 'mystery');
    for (const status of ['toString', 'connected', 'not_connected', 'pending_auth']) {
      sandbox.setStatus(id, status);
    }

    expect(await readActions()).toEqual(['connected', 'pending_auth']);
  });

  it('reports a scheduled change when it is read, with the time of the change', async () => {
    const { sandbox, deliveries, readActions } = setup();
    const { id } = sandbox.connect('entité', 'xero');
    sandbox.setStatus(id, 'deauthorized', { after: 1000 });
    sandbox.setStatus(id, 'connected', { after: 2000 });
    sandbox.advance(60_000);
    expect(await readActions()).toEqual(['connected']);

    expect(sandbox.connections[0]?.status).toBe('connected');

    await expect.poll(() => deliveries.length).toBe(4);
    expect(deliveries.slice(2).map(({ body }) => body)).toMatchObject([
      { action: 'deauthorized', created_at: at('10:00:01') },
      { action: 'connected', created_at: at('10:00:02') },
    ]);
  });

  it('orders the changes of several entities by time', async () => {
    const { sandbox, deliveries, readActions } = setup();
    const one = sandbox.connect('entité', 'xero');
    const other = sandbox.connect('other', 'xero');
    await readActions();
    deliveries.length = 0;
    sandbox.setStatus(one.id, 'disconnected', { after: 3000 });
    sandbox.setStatus(other.id, 'deauthorized', { after: 1000 });
    sandbox.setStatus(other.id, 'disconnected', { after: 4000 });

    sandbox.advance(5000);
    expect(sandbox.connections).toHaveLength(3);

    await expect.poll(() => deliveries.length).toBe(3);
    expect(deliveries.map(({ body }) => body)).toMatchObject([
      { action: 'deauthorized', entity_id: 'other', created_at: at('10:00:01') },
      { action: 'disconnected', entity_id: 'entité', created_at: at('10:00:03') },
      { action: 'disconnected', entity_id: 'other', created_at: at('10:00:04') },
    ]);
  });

  it('waits for a response before it posts the next delivery', async () => {
    const answers: (() => void)[] = [];
    const { sandbox, getActions } = setup(
      () => new Promise<void>((resolve) => answers.push(resolve)),
    );
    const { id } = sandbox.connect('entité', 'xero', 'pending_auth');
    sandbox.authorize(id);
    sandbox.deauthorize(id);

    await expect.poll(() => answers.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(getActions()).toEqual(['pending_auth']);
    answers[0]?.();
    await expect.poll(getActions).toEqual(['pending_auth', 'connected']);
    answers[1]?.();
    await expect.poll(getActions).toEqual(['pending_auth', 'connected', 'deauthorized']);
  });

  it('posts after the change, so that the receiver can read it from the API', async () => {
    const seen: unknown[] = [];
    const { sandbox, readActions } = setup(() => seen.push(sandbox.connections[0]?.status));

    sandbox.setStatus(sandbox.connect('entité', 'xero', 'pending_auth').id, 'deauthorized');

    expect(seen).toEqual([]);
    await readActions();
    expect(seen.slice(0, 2)).toEqual(['deauthorized', 'deauthorized']);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('down'))],
    ['throws', () => JSON.parse('{')],
    ['answers 401', () => new Response('no', { status: 401 })],
    ['answers 500', () => new Response(null, { status: 500 })],
    ['answers nothing', () => undefined],
  ])('continues with the next delivery if the receiver %s, and repeats none', async (_, answer) => {
    const { sandbox, readActions } = setup(answer);
    const { id } = sandbox.connect('entité', 'xero', 'pending_auth');

    expect(sandbox.authorize(id).status).toBe('connected');

    expect(await readActions()).toEqual(['pending_auth', 'connected']);
  });

  it('continues if the receiver throws before it reads anything', async () => {
    const receive = vi.fn(() => {
      throw new Error('down');
    });
    const { sandbox } = setup(undefined, { fetch: receive });

    sandbox.deauthorize(sandbox.connect('entité', 'xero').id);

    await expect.poll(() => receive.mock.calls.length).toBe(2);
  });

  it('continues after 10 seconds if the receiver never responds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { sandbox, deliveries, getActions } = setup(() => new Promise(() => {}));
    // Vitest's own `waitFor` would move the clock.
    const waitFor = async (count: number) => {
      while (getActions().length < count) await new Promise((resolve) => setImmediate(resolve));
    };
    sandbox.deauthorize(sandbox.connect('entité', 'xero').id);
    await waitFor(1);

    await vi.advanceTimersByTimeAsync(9999);
    await new Promise((resolve) => setImmediate(resolve));
    expect(getActions()).toEqual(['connected']);
    await vi.advanceTimersByTimeAsync(1);

    await waitFor(2);
    expect(getActions()).toEqual(['connected', 'deauthorized']);
    // The sandbox has given up on the first delivery.
    expect(deliveries.map(({ request }) => request.signal.aborted)).toEqual([true, false]);
  });

  it('leaves no timer behind', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { sandbox, getActions } = setup();

    sandbox.connect('entité', 'xero');

    await vi.waitFor(() => expect(getActions()).toEqual(['connected']));
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0));
  });

  it('reads the whole response from the network', async () => {
    const { sandbox } = setup(undefined, { fetch: undefined });
    const answer = new Response('thanks');
    const fetch = vi.fn<(request: Request) => Promise<Response>>(() => Promise.resolve(answer));
    vi.stubGlobal('fetch', fetch);

    sandbox.connect('entité', 'xero');

    await expect.poll(() => answer.bodyUsed).toBe(true);
    expect(fetch.mock.calls.map(([{ url }]) => url)).toEqual([RECEIVER_URL]);
  });

  it('does not read the response of a handler', async () => {
    const answer = new Response('thanks');
    const { readActions } = setup(() => answer);

    await readActions();

    expect(await answer.text()).toBe('thanks');
  });

  it.each([0, 1, 3])(
    'drops unsent deliveries on reset, %i turns after the change',
    async (turns) => {
      const { sandbox, getActions, readActions } = setup();
      sandbox.deauthorize(sandbox.connect('entité', 'xero').id);
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      expect(getActions()).toEqual([]);

      sandbox.reset();
      sandbox.connect('entité', 'xero', 'pending_auth');

      expect(await readActions()).toEqual(['pending_auth']);
    },
  );

  it('starts over on reset, even while a delivery is pending', async () => {
    let answer = () => new Promise<void>(() => {});
    const { sandbox, getActions, readActions } = setup(() => answer());
    sandbox.deauthorize(sandbox.connect('entité', 'xero').id);
    await expect.poll(getActions).toEqual(['connected']);
    answer = () => Promise.resolve();

    sandbox.reset();
    sandbox.connect('entité', 'xero', 'pending_auth');

    expect(await readActions()).toEqual(['connected', 'pending_auth']);
  });

  it.each([
    '',
    '/api/webhooks',
    'partner.example',
    'ftp://partner.example',
    'http://a:b@c.example',
  ])('refuses the address "%s"', (url) => {
    expect(() => createSandbox({ webhook: { url } })).toThrow(
      `The webhook cannot be posted to "${url}". Pass an http: or https: address without a user ` +
        'name as its `url`, such as "http://localhost:3000/api/webhooks".',
    );
  });
});
