import { act, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { createRedisLimiter } from '../../src/server/redis/createRedisLimiter.ts';
import { createRedisTokenStore } from '../../src/server/redis/createRedisTokenStore.ts';
import { createRedisUpdateBus } from '../../src/server/redis/createRedisUpdateBus.ts';
import { createUpdateStream } from '../../src/server/createUpdateStream.ts';
import { createWebhookHandler } from '../../src/server/createWebhookHandler.ts';
import type { Handler } from '../../src/server/Handler.ts';
import { verifyMoniteSignature } from '../../src/server/verifyMoniteSignature.ts';
import { AccountingConnect } from '../../src/widget/AccountingConnect.tsx';
import { createDelivery } from '../dist/servers/createDelivery.ts';
import { renderWithSandbox } from '../renderWithSandbox.tsx';
import { setUpProxy } from '../setUpProxy.ts';
import { setUpRedis } from '../setUpRedis.ts';
import { StubStream } from '../stubEventSource.ts';

const ENTITY = 'entity-a';
const ROOT = 'https://partner.example/api/accounting';
const SECRET = 'whsec_of-the-tests';
/** Longer than the least time between two reads of a page, in milliseconds. */
const SETTLED = 1700;

const { open, defer } = setUpRedis();

/** Acts as the browser: adds the cookie and the same-origin header. */
function browse(input: RequestInfo | URL, init: RequestInit = {}): Request {
  const headers = new Headers(init.headers);
  headers.set('Cookie', `session=${ENTITY}`);
  headers.set('Sec-Fetch-Site', 'same-origin');
  return new Request(input, { ...init, headers, signal: null });
}

/** Connects the page's `EventSource` to a server in this process. */
function connectStreams(handle: Handler): void {
  vi.stubGlobal(
    'EventSource',
    class extends StubStream {
      constructor(url: string) {
        super(url);
        void this.#listen();
      }

      async #listen() {
        const { body } = await handle(browse(this.url));
        if (!body) return this.refuse();
        this.accept();
        for await (const text of body.pipeThrough(new TextDecoderStream())) {
          for (const [, id] of text.matchAll(/^data: (.*)$/gm)) this.send(id);
        }
        return undefined;
      }
    },
  );
}

/** The part of one instance that all pages and webhooks of this instance use. */
async function startInstance() {
  const redis = await open();
  const updates = createUpdateStream({
    resolveEntity: () => ENTITY,
    bus: createRedisUpdateBus(redis),
  });
  defer(updates.close);
  return { redis, updates };
}

it('a webhook that reaches one instance is shown on a page of the other in less than a second', async () => {
  const [one, other] = [await startInstance(), await startInstance()];
  const handleWebhook = createWebhookHandler({
    secret: SECRET,
    verify: verifyMoniteSignature,
    onEvent: ({ entityId }) => one.updates.notify(entityId),
  });
  const { sandbox, handle } = setUpProxy({
    limiter: createRedisLimiter(other.redis),
    tokenStore: createRedisTokenStore(other.redis),
  });
  connectStreams(other.updates.handler);
  const { id } = sandbox.connect(ENTITY, 'xero');
  renderWithSandbox(<AccountingConnect />, {
    provider: {
      entityId: ENTITY,
      apiUrl: ROOT,
      updateStreamUrl: `${ROOT}/updates`,
      tokenProvider: undefined,
      fetch: (input, init) => handle(browse(input, init)),
    },
  });
  expect(await screen.findByText('Connected')).toBeVisible();
  await act(() => new Promise((resolve) => setTimeout(resolve, SETTLED)));

  sandbox.setStatus(id, 'deauthorized');
  const sentAt = performance.now();
  const delivery = createDelivery(SECRET, ENTITY);
  expect((await handleWebhook(new Request(`${ROOT}/webhook`, delivery))).status).toBe(200);

  expect(await screen.findByText('Xero needs you to sign in again')).toBeVisible();
  expect(performance.now() - sentAt).toBeLessThan(1000);
});
