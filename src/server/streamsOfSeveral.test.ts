// Update streams of pages with several entities, and of servers with several instances.
import { describe, expect, it, vi } from 'vitest';
import { setUpUpdates } from '../../test/setUpUpdates.ts';
import type { UpdateBus } from './updates/UpdateBus.ts';

const query = (...ids: string[]) => ({
  query: `?${new URLSearchParams(ids.map((id) => ['entity_id', id]))}`,
});
const NEWS = ['entity-a', 'entity-b', 'entity-c', 'entity-d'];

describe('createUpdateStream() with resolveEntities', () => {
  const setUpAllowed = (...allowed: string[]) => {
    const resolveEntities = vi.fn<(request: Request, asked: readonly string[]) => string[]>(
      () => allowed,
    );
    return { ...setUpUpdates({ resolveEntities }), resolveEntities };
  };

  it('tells a page of the entities that it asked for and may hear of, by name', async () => {
    const { listen, notify, resolveEntities } = setUpAllowed('entity-a', 'entity-b', 'entity-d');
    const page = await listen('me', query('entity-b', 'entity-a', 'entity-c', 'entity-a'));
    NEWS.forEach(notify);

    await vi.waitFor(() => expect(page.getNews()).toEqual(['entity-a', 'entity-b']));
    expect(resolveEntities.mock.calls[0]?.[1]).toEqual(['entity-b', 'entity-a', 'entity-c']);
  });

  it('tells a page that asks for none of everything that it may hear of', async () => {
    const { listen, notify, resolveEntities } = setUpAllowed('entity-a', 'entity-d');
    const page = await listen('me');
    NEWS.forEach(notify);

    await vi.waitFor(() => expect(page.getNews()).toEqual(['entity-a', 'entity-d']));
    expect(resolveEntities.mock.calls[0]?.[1]).toEqual([]);
  });

  it('sends one chunk for news of 200 entities in one moment', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `entity-${index}`);
    const { listen, notify } = setUpAllowed(...ids);
    const page = await listen('me');
    ids.forEach(notify);

    await vi.waitFor(() => expect(page.getNews()).toEqual(ids));
    expect(page.hasEnded()).toBe(false);
  });

  it('tells a page of a thousand entities at most', async () => {
    const ids = Array.from({ length: 1001 }, (_, index) => `entity-${index}`);
    const { listen, notify } = setUpAllowed(...ids);
    const page = await listen('me');
    ids.slice(998).forEach(notify);

    await vi.waitFor(() => expect(page.getNews()).toEqual(['entity-998', 'entity-999']));
  });

  it('spares the page with several entities when one of them has too many pages', async () => {
    const { listen } = setUpAllowed('entity-a', 'entity-b');
    const accountant = await listen('me', query('entity-a', 'entity-b'));
    const pages = [];
    for (let count = 0; count < 100; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- the order counts
      pages.push(await listen('me', query('entity-a')));
    }
    await pages[0]?.ended;

    expect(accountant.hasEnded()).toBe(false);
  });

  it.each([
    ['asks only for entities of others', () => ['entity-a'], ['entity-b'], 401, 'entity_mismatch'],
    ['has no entity', () => [], [], 401, 'entity_mismatch'],
    ['is not signed in', () => null, ['entity-a'], 401, 'unauthorized'],
    ['gets something other than a list', () => 'entity-a', ['entity-a'], 500, 'internal_error'],
    ['gets something other than ids', () => ['a b'], ['entity-a'], 500, 'internal_error'],
    ['gets an object', () => [{ entityId: 'entity-a' }], ['entity-a'], 500, 'internal_error'],
    [
      'is refused',
      () => Promise.reject(new Response(null, { status: 403 })),
      ['entity-a'],
      403,
      'forbidden',
    ],
  ])('refuses a page that %s', async (_, resolve, asked, status, code) => {
    // @ts-expect-error -- JavaScript lets partners return anything
    const { listen } = setUpUpdates({ resolveEntities: resolve });
    const page = await listen('me', query(...asked));
    await page.ended;

    expect(page.response.status).toBe(status);
    expect(JSON.parse(page.getText())).toMatchObject({ error: { code } });
  });

  it('passes on no text of the browser that is not an id', async () => {
    const { listen, resolveEntities } = setUpAllowed('entity-a');
    await listen('me', {
      query: `?entity_id=${encodeURIComponent("a'; drop--")}&entity_id=entity-a`,
    });

    expect(resolveEntities.mock.calls[0]?.[1]).toEqual(['entity-a']);
  });

  it('refuses a page that asks for nothing but invalid ids', async () => {
    const { listen } = setUpAllowed('entity-a');
    expect((await listen('me', query('a b'))).response.status).toBe(401);
  });

  it('needs one of both functions, and takes no two', () => {
    expect(() => setUpUpdates({ resolveEntity: undefined })).toThrow('needs resolveEntity');
    const resolveEntity = () => 'entity-a';
    expect(() => setUpUpdates({ resolveEntity, resolveEntities: () => [] })).toThrow('not both');
  });

  it('serves a session with one entity although its page asks for several', async () => {
    const { listen, notify } = setUpUpdates();
    const page = await listen('entity-b', query('entity-a', 'entity-b'));
    NEWS.forEach(notify);

    await vi.waitFor(() => expect(page.getNews()).toEqual(['entity-b']));
  });
});

describe('createUpdateStream() with a bus', () => {
  /** A bus between instances of one process. */
  function createBus() {
    const listeners = new Map<object, (entityId: string) => void>();
    const connect = (): UpdateBus => {
      const self = {};
      return {
        publish: (entityId) =>
          listeners.forEach((listener, owner) => owner !== self && listener(entityId)),
        subscribe(listener) {
          listeners.set(self, listener);
          return () => void listeners.delete(self);
        },
      };
    };
    return { connect, countListeners: () => listeners.size };
  }

  it('tells the pages of all instances once, and only those of the entity', async () => {
    const { connect } = createBus();
    const [one, other] = [setUpUpdates({ bus: connect() }), setUpUpdates({ bus: connect() })];
    const pages = [await one.listen(), await other.listen(), await other.listen('entity-b')];
    one.notify('entity-a');

    await vi.waitFor(() => expect(pages.map(({ countNews }) => countNews())).toEqual([1, 1, 0]));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(pages.map(({ countNews }) => countNews())).toEqual([1, 1, 0]);
  });

  it('listens from the first page until it is closed', async () => {
    const { connect, countListeners } = createBus();
    const { listen, close } = setUpUpdates({ bus: connect() });
    expect(countListeners()).toBe(0);
    await listen();
    await listen();
    expect(countListeners()).toBe(1);
    close();
    expect(countListeners()).toBe(0);
    // A request that was under way when the server stopped.
    await listen();
    expect(countListeners()).toBe(0);
  });
});
