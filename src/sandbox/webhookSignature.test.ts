import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createWebhookHandler } from '../server/createWebhookHandler.ts';
import { verifyMoniteSignature } from '../server/verifyMoniteSignature.ts';
import { createSandbox } from './createSandbox.ts';
import type { SandboxOptions } from './SandboxOptions.ts';

const url = 'https://partner.example/api/webhooks';

/** A sandbox whose next delivery can be read. */
function setup(options: SandboxOptions = {}, secret?: string) {
  const deliveries: Request[] = [];
  const sandbox = createSandbox({
    webhook: { url, secret, fetch: (request) => deliveries.push(request) },
    ...options,
  });
  const readDelivery = async () => {
    await expect.poll(() => deliveries.length, { interval: 2 }).toBeGreaterThan(0);
    const request = deliveries.shift() ?? new Request(url);
    return { headers: request.headers, body: await request.text(), secret: sandbox.webhookSecret };
  };
  return { sandbox, readDelivery };
}

describe('the signature of the webhook', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("has the form of Monite's, and covers the time and the body", async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_710_139_795_999 });
    const entities = [{ id: 'entité', name: 'One', currency: 'GBP' }];
    const { sandbox, readDelivery } = setup({ entities }, 'clé secrète');
    sandbox.connect('entité', 'xero');

    const { headers, body } = await readDelivery();

    expect(body).toContain('entité');
    const signature = createHmac('sha256', 'clé secrète')
      .update(`1710139795.${body}`, 'utf8')
      .digest('hex');
    expect(headers.get('Monite-Signature')).toBe(`t=1710139795,v1=${signature}`);
  });

  it.each([
    ['frozen long ago', () => 0],
    ['far ahead', () => Date.now() + 1e12],
    ["this computer's", undefined],
  ])('is made with the real time if the clock of the sandbox is %s', async (_, now) => {
    const { sandbox, readDelivery } = setup({ now });
    const { id } = sandbox.connect(sandbox.entityId, 'xero', 'pending_auth');
    expect(await verifyMoniteSignature(await readDelivery())).toBe(true);

    sandbox.advance(3_600_000);
    sandbox.authorize(id);

    expect(await verifyMoniteSignature(await readDelivery())).toBe(true);
  });

  it('has the time of sending, which is later than the change if the receiver was slow', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1000 });
    const times: (string | null)[] = [];
    const sandbox = createSandbox({
      webhook: {
        url,
        fetch: ({ headers }) => {
          times.push(headers.get('Monite-Signature')?.split(',')[0] ?? null);
          vi.setSystemTime(9000);
        },
      },
    });

    sandbox.deauthorize(sandbox.connect(sandbox.entityId, 'xero').id);

    await expect.poll(() => times).toEqual(['t=1', 't=9']);
  });

  it.each(['2023-03-14', '2024-05-25', '2023-09-01'] as const)(
    'lets deliveries of version %s through the handler of a server',
    async (apiVersion) => {
      const onEvent = vi.fn<(event: object) => void>();
      const handle = createWebhookHandler({
        secret: 'whsec_of_the_server',
        verify: verifyMoniteSignature,
        onEvent,
      });
      const secret = 'whsec_of_the_server';
      const sandbox = createSandbox({ webhook: { url, secret, apiVersion, fetch: handle } });

      const { id } = sandbox.connect(sandbox.entityId, 'xero');

      await expect
        .poll(() => onEvent.mock.calls)
        .toMatchObject([
          [{ action: 'connected', entityId: sandbox.entityId, connectionId: id, apiVersion }],
        ]);
    },
  );

  it('has a new secret unless one is given, even without a webhook', () => {
    const { webhookSecret, clientSecret } = createSandbox();

    expect(webhookSecret).toMatch(/^whsec_[\da-f]{40}$/);
    expect(webhookSecret).not.toContain(clientSecret);
    expect(setup().sandbox.webhookSecret).not.toBe(webhookSecret);
    expect(createSandbox().webhookSecret).not.toBe(webhookSecret);
    expect(setup({}, 'own').sandbox.webhookSecret).toBe('own');
  });

  it.each(['', ' \n'])('cannot be made with the empty secret %j', (secret) => {
    expect(() => setup({}, secret)).toThrow(
      'The webhook cannot be signed with an empty `secret`. Leave it out to get a random one.',
    );
  });
});
