import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSandbox } from './createSandbox.ts';
import { listen } from './listen.ts';
import { serveSandbox } from './serveSandbox.ts';
import type { SandboxWebhook } from './SandboxWebhook.ts';

const RECEIVER_URL = 'https://partner.example/api/webhooks';

/** A webhook whose receiver records the deliveries, and answers none if it `hangs`. */
function createReceiver(hangs = false) {
  const requests: Request[] = [];
  const webhook: SandboxWebhook = {
    url: RECEIVER_URL,
    fetch: (request) => {
      requests.push(request);
      return hangs ? new Promise(() => {}) : undefined;
    },
  };
  return { webhook, requests };
}

afterEach(() => void vi.useRealTimers());

describe('the deliveries of the webhook', () => {
  it('have ids that are new after a reset, and in each sandbox', async () => {
    const { webhook, requests } = createReceiver();
    const sandbox = createSandbox({ webhook });

    const { id } = sandbox.connect(sandbox.entityId, 'xero');
    await expect.poll(() => requests.length).toBe(1);
    sandbox.reset();
    expect(sandbox.connect(sandbox.entityId, 'xero').id).toBe(id);
    await expect.poll(() => requests.length).toBe(2);
    const other = createSandbox({ webhook });
    other.connect(other.entityId, 'xero');
    await expect.poll(() => requests.length).toBe(3);

    const bodies = await Promise.all(requests.map((request) => request.json()));
    const ids = bodies.map((body) => body.id);
    expect(new Set(ids).size).toBe(3);
    for (const one of ids) expect(one).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  });

  it('end with a reset, also the one that is waiting for an answer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { webhook, requests } = createReceiver(true);
    const sandbox = createSandbox({ webhook });
    sandbox.deauthorize(sandbox.connect(sandbox.entityId, 'xero').id);
    await vi.waitFor(() => expect(requests).toHaveLength(1));

    sandbox.reset();

    expect(requests[0]?.signal.aborted).toBe(true);
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0));
    expect(requests).toHaveLength(1);
  });

  it('end when the server closes', async () => {
    const receiver = createServer();
    const port = await listen(receiver, 0, '127.0.0.1');
    const { sandbox, close } = await serveSandbox({
      port: 0,
      webhook: { url: `http://127.0.0.1:${port}/` },
    });
    const arrived = once(receiver, 'request');
    sandbox.deauthorize(sandbox.connect(sandbox.entityId, 'xero').id);
    const [request] = await arrived;
    const ended = once(request.socket, 'close');

    await close();

    await ended;
    expect(sandbox.connections).toMatchObject([{ status: 'deauthorized' }]);
    receiver.close();
  }, 5000);

  it('do not report a form that was under way at a reset', async () => {
    const { webhook, requests } = createReceiver();
    const sandbox = createSandbox({ webhook });
    const { authorizationUrl } = sandbox.connect(sandbox.entityId, 'sandbox', 'pending_auth');
    const post = (step: string, body: string | ReadableStream = '') => {
      const init = { method: 'POST', body, duplex: 'half' };
      return sandbox.fetch(`${authorizationUrl}/${step}`, init);
    };
    for (const step of ['confirm', 'next']) {
      // oxlint-disable-next-line no-await-in-loop -- one page after another
      expect((await post(step)).status).toBe(303);
    }
    await expect.poll(() => requests.length).toBe(1);
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const answer = post('finish', readable);
    await new Promise((resolve) => setTimeout(resolve, 10));

    sandbox.reset();
    await writable.close();

    expect((await answer).status).toBe(404);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(requests).toHaveLength(1);
  });
});
