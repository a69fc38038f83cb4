import { describe, expect, it, onTestFinished } from 'vitest';
import { createManualClock } from '../../test/createManualClock.ts';
import { stubEventSource } from '../../test/stubEventSource.ts';
import { stubPage } from '../../test/stubPage.ts';
import { stubSharedLocks } from '../../test/stubSharedLocks.ts';
import { createSandbox } from '../sandbox/createSandbox.ts';
import { createAccountingClient } from './createAccountingClient.ts';
import { createEntityWatch } from './createEntityWatch.ts';
// A page loads this on demand. The tests load it up front, so they do not wait for the bundler.
import './openUpdateStream.ts';

/** Sets up a page that shows the connections of more and more entities. */
function setUp() {
  const clock = createManualClock();
  stubPage();
  stubSharedLocks();
  const streams = stubEventSource();
  const ids = Array.from({ length: 40 }, (_, index) => `entity-${index}`);
  const sandbox = createSandbox({
    now: clock.now,
    rateLimit: Infinity,
    entities: ids.map((id) => ({ id, name: id, currency: 'EUR' })),
  });
  const reads: string[] = [];
  const client = createAccountingClient({
    apiUrl: sandbox.baseUrl,
    updateStreamUrl: '/updates',
    tokenProvider: async ({ entityId }) => sandbox.issueToken(entityId),
    fetch(input, init) {
      reads.push(new Headers(init?.headers).get('x-monite-entity-id') ?? '');
      return sandbox.fetch(String(input), init);
    },
    clock,
  });
  const watch = createEntityWatch(client);
  onTestFinished(() => watch.setEntityIds([]));

  /** Advances the time, while the server accepts every stream at once. */
  async function wait(seconds: number) {
    for (let second = 0; second < seconds; second += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await clock.advance(1000);
      for (const stream of streams) if (stream.readyState === 0) stream.accept();
    }
  }

  return { ids, watch, reads, streams, wait };
}

describe('a list that grows while a person scrolls', () => {
  it('reads each entity once, and listens for all of them in the end', async () => {
    const { ids, watch, reads, streams, wait } = setUp();
    for (let count = 5; count <= ids.length; count += 5) {
      watch.setEntityIds(ids.slice(0, count));
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await wait(2);
    }
    await wait(31);
    expect(reads.toSorted()).toEqual(ids.toSorted());
    const open = streams.filter(({ readyState }) => readyState === 1);
    expect(open).toHaveLength(1);
    expect(new URLSearchParams(open[0]?.url.split('?')[1]).getAll('entity_id')).toEqual(
      ids.toSorted(),
    );
  });
});
