import { describe, expect, it, vi } from 'vitest';
import { createDelivery } from './createDelivery.ts';
import { openStream } from './openStream.ts';
import { PROXY, WEBHOOK } from './setUpServer.ts';
import type { ServerUnderTest } from './setUpServer.ts';

/** Tests what the instances of a server share through Redis. */
export function testSharing(start: () => Promise<ServerUnderTest>): void {
  describe('two instances', () => {
    it('show a webhook that reaches one of them on the pages of the other in a second', async () => {
      const { instances, sandbox, signIn, send } = await start();
      const [person, stranger] = [signIn(), signIn()];
      /** Milliseconds from one instance to a page of the other. */
      const times: number[] = [];
      for (const { url } of instances) {
        // oxlint-disable-next-line no-await-in-loop -- one at a time
        const pages = await Promise.all([openStream(url, person), openStream(url, stranger)]);
        await vi.waitFor(() => expect(pages[0].getText()).toContain('retry:'));
        for (const receiver of instances) {
          const before = pages[0].getText().length;
          const sentAt = Date.now();
          const delivery = createDelivery(sandbox.webhookSecret, person.entityId);
          // oxlint-disable-next-line no-await-in-loop -- one at a time
          expect(await send(receiver.url + WEBHOOK, delivery)).toMatchObject({ status: 200 });
          // oxlint-disable-next-line no-await-in-loop -- one at a time
          await vi.waitFor(
            () => expect(pages[0].getText().slice(before)).toBe(`data: ${person.entityId}\n\n`),
            5000,
          );
          if (receiver.url !== url) times.push(Date.now() - sentAt);
        }
        expect(pages[1].getText()).not.toContain('data:');
        for (const page of pages) page.leave();
      }
      // A busy machine delays one of them, a delay in the code both.
      expect(times).toHaveLength(2);
      expect(Math.min(...times)).toBeLessThan(1000);
    });

    it('share one token, and renew it once', async () => {
      const { instances, sandbox, signIn, send } = await start();
      const { headers, countTokens } = signIn();
      const askEach = async () => {
        const statuses: number[] = [];
        for (const { url } of instances) {
          // oxlint-disable-next-line no-await-in-loop -- one after another
          const { status } = await send(`${url}${PROXY}/accounting_connections`, { headers });
          statuses.push(status);
        }
        return statuses;
      };

      expect(await askEach()).toEqual([200, 200]);
      expect(countTokens()).toBe(1);
      sandbox.expireTokens();
      expect(await askEach()).toEqual([200, 200]);
      expect(countTokens()).toBe(2);
    });
  });
}
