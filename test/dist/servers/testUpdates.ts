import { describe, expect, it, vi } from 'vitest';
import { createDelivery } from './createDelivery.ts';
import { openStream } from './openStream.ts';
import { PROXY, WEBHOOK } from './setUpServer.ts';
import type { ServerUnderTest } from './setUpServer.ts';

const UPDATES = `${PROXY}/updates`;
/** The reconnection time, which each page receives first. */
const FIRST = /^retry: \d+\n\n$/;

/** Tests the webhook, and the stream that passes its news on. */
export function testUpdates(getServer: () => ServerUnderTest): void {
  describe('the update stream', () => {
    it('informs open pages of the entity at once, and no other page', async () => {
      const { url, sandbox, signIn } = getServer();
      const [person, other] = [signIn(), signIn()];
      const [page, otherPage] = [await openStream(url, person), await openStream(url, other)];
      // The server does not buffer the first bytes either.
      await vi.waitFor(() => expect(page.getText()).toMatch(FIRST));

      sandbox.connect(person.entityId, 'xero');

      await vi.waitFor(
        () => expect(page.getText()).toContain(`data: ${person.entityId}\n\n`),
        2000,
      );
      expect(otherPage.getText()).toMatch(FIRST);
      expect(page.response.headers.get('content-type')).toMatch(/^text\/event-stream\b/);
      expect(page.response.headers.get('content-encoding')).toBeNull();
      page.leave();
      otherPage.leave();
    });

    it('gives the seat of the oldest of 100 pages to a newer one', async () => {
      // The limit counts the pages of one instance.
      const { url, signIn } = getServer();
      const person = signIn();
      const pages = await Promise.all(Array.from({ length: 100 }, () => openStream(url, person)));
      pages.push(await openStream(url, person));

      expect(pages.at(-1)?.response.status).toBe(200);
      const ended = await Promise.race(pages.map((page) => page.ended.then(() => page)));
      expect(ended.getText()).toContain('retry: 60000');
      pages.forEach(({ leave }) => leave());
    });

    it('rejects requests without a session or from other origins', async () => {
      const { signIn, send } = getServer();
      const { headers } = signIn();
      const { entityId } = signIn();
      expect(await send(UPDATES)).toMatchObject({ status: 401 });
      expect(await send(`${UPDATES}?entity_id=${entityId}`, { headers })).toMatchObject({
        status: 401,
        body: { error: { code: 'entity_mismatch' } },
      });
      expect(
        await send(UPDATES, { headers: { ...headers, 'Sec-Fetch-Site': 'cross-site' } }),
      ).toMatchObject({ status: 403 });
    });
  });

  describe('the webhook', () => {
    const { body } = createDelivery('', 'entity-1');
    const deliver = (signature: string | null, sent = body) =>
      getServer().send(WEBHOOK, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(signature !== null && { 'Monite-Signature': signature }),
        },
        body: sent,
      });
    const sign = (secret: string, time?: number) =>
      createDelivery(secret, 'entity-1', time).headers['Monite-Signature'];

    it('accepts a signed delivery', async () => {
      expect(await deliver(sign(getServer().sandbox.webhookSecret))).toMatchObject({
        status: 200,
        body: {},
      });
    });

    it('rejects a delivery without a valid signature', async () => {
      const { webhookSecret } = getServer().sandbox;
      const good = sign(webhookSecret);
      const answers = [
        await deliver(null),
        await deliver(''),
        await deliver(sign('guess')),
        await deliver(sign(webhookSecret, 1_710_139_795)),
        await deliver(good.slice(0, -2)),
        await deliver(good, body.replace('entity-1', 'entity-2')),
      ];
      for (const answer of answers) {
        expect(answer).toMatchObject({
          status: 401,
          body: { error: { code: 'invalid_signature' } },
        });
      }
    });
  });
}
