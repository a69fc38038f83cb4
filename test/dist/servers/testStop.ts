import { describe, expect, it, vi } from 'vitest';
import { openStream } from './openStream.ts';
import type { ServerUnderTest, SetUpServerOptions } from './setUpServer.ts';

const LIST = '/accounting_connections';
/** Milliseconds. Streams stay open for minutes, and hosts kill a server after ten seconds. */
const PATIENCE = 4000;
const RETRY = /^retry: (\d+)\n\n/;

/** Tests what a deployment does: it stops an instance with `SIGTERM` while pages listen to it. */
export function testStop(start: (options?: SetUpServerOptions) => Promise<ServerUnderTest>): void {
  describe('a server that stops', () => {
    it('ends open update streams and is gone at once', async () => {
      const { instances, signIn } = await start();
      const [instance] = instances;
      if (!instance) throw new Error('There is no instance.');
      const pages = await Promise.all([
        openStream(instance.url, signIn()),
        openStream(instance.url, signIn()),
      ]);
      await vi.waitFor(() => expect(pages[1]?.getText()).toMatch(RETRY));

      const startedAt = Date.now();
      await instance.stop();

      expect(Date.now() - startedAt).toBeLessThan(PATIENCE);
      expect(await Promise.all(pages.map(({ ended }) => ended))).toEqual([true, true]);
    });

    it('answers the requests that it has received', async () => {
      const { instances, sandbox, signIn } = await start();
      const { ask, getCalls } = signIn();
      sandbox.fail({ path: LIST, delay: 500 });
      const answer = ask(LIST);
      await vi.waitFor(() => expect(getCalls()).toHaveLength(1));

      await instances[0]?.stop();

      expect(await answer).toMatchObject({ status: 200, body: { data: [] } });
    });

    it('hands its pages over to the next instance', async () => {
      const { instances, sandbox, signIn } = await start({ instances: 2 });
      const [old, next] = instances;
      if (!old || !next) throw new Error('There are not two instances.');
      const person = signIn();
      const page = await openStream(old.url, person);
      await vi.waitFor(() => expect(page.getText()).toMatch(RETRY));

      await old.stop();

      expect(await page.ended).toBe(true);
      // An `EventSource` waits this long and reconnects, here to the instance that a balancer has left.
      expect(Number(RETRY.exec(page.getText())?.[1])).toBeGreaterThanOrEqual(3000);
      const again = await openStream(next.url, person);
      await vi.waitFor(() => expect(again.getText()).toMatch(RETRY));
      sandbox.connect(person.entityId, 'xero');
      await vi.waitFor(
        () => expect(again.getText()).toContain(`data: ${person.entityId}\n\n`),
        2000,
      );
      again.leave();
    });
  });
}
