import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { getRequestListener } from '@hono/node-server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listen } from '../sandbox/listen.ts';
import { createWebhookHandler } from './createWebhookHandler.ts';
import type { WebhookDelivery, WebhookHandlerOptions } from './createWebhookHandler.ts';

const SECRET = 'whsec_the-secret';
const EVENT = {
  id: 'event-1',
  created_at: '2026-11-25T07:38:01.631172+00:00',
  action: 'deauthorized',
  api_version: '2023-03-14',
  description: 'The accounting connection is deauthorized.',
  entity_id: 'entity-a',
  object: { id: 'connection-1' },
  object_type: 'accounting_connection',
  webhook_subscription_id: 'subscription-1',
};

const sign = (body: string, secret = SECRET) =>
  createHmac('sha256', secret).update(body).digest('hex');

function setUp(options: Partial<WebhookHandlerOptions> = {}) {
  const onEvent = vi.fn<WebhookHandlerOptions['onEvent']>();
  const onError = vi.fn<(error: unknown) => void>();
  const verify = vi.fn(
    ({ headers, body, secret }: WebhookDelivery) =>
      headers.get('x-signature') === sign(body, secret),
  );
  const handle = createWebhookHandler({ secret: SECRET, verify, onEvent, onError, ...options });
  async function deliver(event: unknown = EVENT, headers: Record<string, string> = {}) {
    const body = typeof event === 'string' ? event : JSON.stringify(event);
    const response = await handle(
      new Request('https://partner.example/webhooks', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Signature': sign(body), ...headers },
        body,
      }),
    );
    const text = await response.text();
    const log = onError.mock.calls.map(([error]) => String(error)).join();
    expect(`${text} ${log}`).not.toContain(SECRET);
    return { status: response.status, body: JSON.parse(text) };
  }
  return { handle, deliver, onEvent, onError, verify };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('createWebhookHandler()', () => {
  it('passes the event of a connection to onEvent() and responds with 200', async () => {
    const { deliver, onEvent } = setUp();

    expect(await deliver()).toEqual({ status: 200, body: {} });

    expect(onEvent.mock.calls).toEqual([
      [
        {
          id: 'event-1',
          action: 'deauthorized',
          entityId: 'entity-a',
          connectionId: 'connection-1',
          createdAt: '2026-11-25T07:38:01.631172+00:00',
          apiVersion: '2023-03-14',
          description: 'The accounting connection is deauthorized.',
          webhookSubscriptionId: 'subscription-1',
        },
      ],
    ]);
  });

  it('accepts deliveries of version 2023-09-01', async () => {
    const { deliver, onEvent } = setUp();
    const event = {
      ...EVENT,
      description: undefined,
      object: undefined,
      name: 'accounting_connection.deauthorized',
      object_id: 'connection-1',
    };

    expect(await deliver(event)).toMatchObject({ status: 200 });

    expect(onEvent.mock.calls).toMatchObject([
      [{ action: 'deauthorized', connectionId: 'connection-1', description: null }],
    ]);
  });

  it('accepts an event with nothing but its required ids', async () => {
    const { deliver, onEvent } = setUp();
    const { id, entity_id, object_type } = EVENT;

    expect(await deliver({ id, entity_id, object_type })).toMatchObject({ status: 200 });

    expect(onEvent.mock.calls).toMatchObject([
      [{ id: 'event-1', action: null, entityId: 'entity-a', connectionId: null }],
    ]);
  });

  it('acknowledges events of other objects and ignores them', async () => {
    const { deliver, onEvent } = setUp();
    expect(await deliver({ ...EVENT, object_type: 'payable' })).toEqual({ status: 200, body: {} });
    expect(onEvent).not.toHaveBeenCalled();
  });

  it('waits for onEvent(), and responds with 500 if it fails, so that Monite delivers again', async () => {
    const { deliver, onEvent, onError } = setUp();
    const failure = new Error('postgres://admin:hunter2@db');
    onEvent.mockRejectedValueOnce(failure);

    expect(await deliver()).toMatchObject({
      status: 500,
      body: { error: { code: 'internal_error' } },
    });
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ cause: failure }));
    expect(await deliver()).toMatchObject({ status: 200 });
  });

  it.each([
    ['is missing', undefined],
    ['belongs to another body', sign('{}')],
    ['was made with another secret', sign(JSON.stringify(EVENT), 'guess')],
  ])('refuses a delivery whose signature %s', async (_, signature = '') => {
    const { deliver, onEvent, onError } = setUp();

    expect(await deliver(EVENT, { 'X-Signature': signature })).toMatchObject({
      status: 401,
      body: { error: { code: 'invalid_signature' } },
    });

    expect(onEvent).not.toHaveBeenCalled();
    expect(onError).toHaveBeenCalledOnce();
  });

  it('logs forged deliveries once an hour', async () => {
    vi.useFakeTimers();
    const { deliver, onError } = setUp();
    for (let count = 0; count < 100; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after another is the point
      await deliver(EVENT, { 'X-Signature': '' });
    }
    expect(onError).toHaveBeenCalledOnce();

    vi.advanceTimersByTime(3_600_000);
    await deliver(EVENT, { 'X-Signature': '' });
    expect(onError).toHaveBeenCalledTimes(2);
  });

  it('passes the exact body to verify()', async () => {
    const { deliver, verify, onEvent } = setUp();
    const body = `\uFEFF ${JSON.stringify(EVENT, null, 3)}\r\n`;

    await deliver(body);

    expect(verify.mock.calls[0]?.[0]).toMatchObject({ body, secret: SECRET });
    // The signature is right, but the body is not JSON.
    expect(onEvent).not.toHaveBeenCalled();
  });

  it('calls verify() with one secret after the other until one matches', async () => {
    const secret = ['', 'whsec_old', undefined, SECRET, 'whsec_more'];
    const { deliver, verify, onEvent } = setUp({ secret });

    expect(await deliver()).toMatchObject({ status: 200 });
    expect(await deliver(EVENT, { 'X-Signature': sign('{}') })).toMatchObject({ status: 401 });

    const accepted = ['whsec_old', SECRET];
    const refused = ['whsec_old', SECRET, 'whsec_more'];
    expect(verify.mock.calls.map((call) => call[0].secret)).toEqual([...accepted, ...refused]);
    expect(onEvent).toHaveBeenCalledOnce();
  });

  it.each([
    ['nothing', () => undefined],
    ['a promise of nothing', async () => undefined],
    ['a word', () => 'yes'],
    ['one', () => 1],
  ])('refuses a delivery if verify() returns %s', async (_, verify) => {
    const { deliver, onEvent } = setUp(Object.assign<object, object>({}, { verify }));
    expect(await deliver()).toMatchObject({ status: 401 });
    expect(onEvent).not.toHaveBeenCalled();
  });

  it('refuses a delivery if verify() throws or hangs', async () => {
    vi.useFakeTimers();
    const broken = setUp({ verify: () => Promise.reject(new Error('no key')) });
    expect(await broken.deliver()).toMatchObject({ status: 500 });
    expect(broken.onEvent).not.toHaveBeenCalled();

    const hanging = setUp({ verify: () => new Promise(() => {}) });
    const answer = hanging.deliver();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await answer).toMatchObject({ status: 500 });
    expect(hanging.onEvent).not.toHaveBeenCalled();
  });

  it.each([
    ['a secret', undefined],
    ['an entry in the list of secrets', []],
    ['a secret in the list that is not empty', ['', ' ', undefined]],
  ])('refuses deliveries without %s, and names the missing setting', async (_, secret) => {
    const { deliver, verify, onEvent } = setUp({ secret });
    expect(await deliver()).toMatchObject({
      status: 500,
      body: { error: { code: 'not_configured' } },
    });
    expect(verify).not.toHaveBeenCalled();
    expect(onEvent).not.toHaveBeenCalled();
  });

  it.each([
    ['that is not JSON', '{', 400],
    ['that is a list', [EVENT], 400],
    ['that is empty', '', 400],
    ['without a type', { ...EVENT, object_type: undefined }, 400],
    ['without an id', { ...EVENT, id: '' }, 400],
    ['whose id is a number', { ...EVENT, id: 7 }, 400],
    ['without an entity', { ...EVENT, entity_id: null }, 400],
    ['whose entity is not an id', { ...EVENT, entity_id: 'a\r\nb' }, 400],
    ['that is too large', 'x'.repeat(200_001), 413],
  ])('refuses a body %s', async (_, event, status) => {
    const { deliver, onEvent } = setUp();
    expect(await deliver(event)).toMatchObject({ status });
    expect(onEvent).not.toHaveBeenCalled();
  });

  describe('behind something that has read the body', () => {
    const hint = { code: 'invalid_request', message: expect.stringContaining('before') };
    const refusal = { status: 400, body: { error: hint } };

    it.each(['is used up', 'arrives empty'])('says so if the body %s', async (kind) => {
      const { handle, verify, onError } = setUp();
      const body = kind === 'is used up' ? JSON.stringify(EVENT) : new Blob([]).stream();
      const init = { method: 'POST', body, duplex: 'half' };
      const request = new Request('https://partner.example/webhooks', init);
      if (kind === 'is used up') await request.text();

      const response = await handle(request);

      expect({ status: response.status, body: await response.json() }).toMatchObject(refusal);
      expect(verify).not.toHaveBeenCalled();
      expect(onError).toHaveBeenCalledOnce();
    });

    it('says so if the body was parsed and written anew, and so has another length', async () => {
      const { deliver } = setUp();
      const sent = JSON.stringify(EVENT, null, 2);
      const headers = { 'X-Signature': sign(sent), 'Content-Length': String(sent.length) };
      expect(await deliver(EVENT, headers)).toMatchObject(refusal);
    });

    it.each([
      ['of the right length', { 'Content-Length': String(JSON.stringify(EVENT).length) }],
      ['that was compressed', { 'Content-Length': '7', 'Content-Encoding': 'gzip' }],
    ])('says that the signature is wrong for a body %s', async (_, headers) => {
      const { deliver } = setUp();
      expect(await deliver(EVENT, { ...headers, 'X-Signature': 'x' })).toMatchObject({
        status: 401,
        body: { error: { code: 'invalid_signature' } },
      });
    });

    it('accepts a signed body whose length is not as announced', async () => {
      const { deliver } = setUp();
      expect(await deliver(EVENT, { 'Content-Length': '7' })).toMatchObject({ status: 200 });
    });

    it('says so in a Node server', async () => {
      const { handle } = setUp();
      const listener = getRequestListener(handle, { overrideGlobalObjects: false });
      const server = createServer(async (request, response) => {
        await json(request);
        await listener(request, response);
      });
      const port = await listen(server, 0, '127.0.0.1');
      try {
        const response = await fetch(`http://127.0.0.1:${port}/webhooks`, {
          method: 'POST',
          headers: { 'X-Signature': sign(JSON.stringify(EVENT)) },
          body: JSON.stringify(EVENT),
        });
        expect({ status: response.status, body: await response.json() }).toMatchObject(refusal);
      } finally {
        server.closeAllConnections();
        server.close();
      }
    });
  });

  it('accepts only POST', async () => {
    const { handle } = setUp();
    const response = await handle(new Request('https://partner.example/webhooks'));
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });
});
