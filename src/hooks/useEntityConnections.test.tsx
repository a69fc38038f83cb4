import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { advance, settle } from '../../test/unit/advance.ts';
import { createAccountingClient } from '../engine/createAccountingClient.ts';
import { AccountingProvider } from '../provider/AccountingProvider.tsx';
import { createSandbox } from '../sandbox/createSandbox.ts';
import { useConnection } from './useConnection.ts';
import { useEntityConnections } from './useEntityConnections.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Ids = readonly (string | null | undefined)[];

/** Renders a list of entities under one client, beside the provider of one of them. */
function setUp(count = 4) {
  const all = Array.from({ length: count }, (_, index) => `e${index + 1}`);
  const sandbox = createSandbox({
    entities: all.map((id) => ({ id, name: id, currency: 'GBP' })),
    pagesOrigin: 'https://sandbox.test',
  });
  const given = { aborted: 0 };
  const reads: (string | null)[] = [];
  const client = createAccountingClient({
    apiUrl: sandbox.baseUrl,
    async tokenProvider({ entityId }) {
      return sandbox.issueToken(entityId);
    },
    async fetch(input, init) {
      reads.push(new Headers(init?.headers).get('x-monite-entity-id'));
      init?.signal?.addEventListener('abort', () => (given.aborted += 1));
      return sandbox.fetch(String(input), init);
    },
  });
  const renders: ReturnType<typeof useEntityConnections>[] = [];
  function List({ ids }: { ids: Ids }) {
    const result = useEntityConnections(ids);
    renders.push(result);
    return null;
  }
  function One() {
    useConnection();
    return null;
  }
  const getPage = (ids: Ids, shown: string | null = null) => (
    <AccountingProvider client={client} entityId={shown}>
      {shown !== null && <One />}
      <List ids={ids} />
    </AccountingProvider>
  );
  const getReads = () => [...reads];
  return {
    all,
    sandbox,
    given,
    renders,
    getReads,
    getPage,
    getStatuses: () =>
      renders.at(-1)?.connections.map(({ entityId, status }) => `${entityId} ${status}`),
  };
}

describe('useEntityConnections', () => {
  it('returns each entity once, in the order asked, with one request for each', async () => {
    const { sandbox, getPage, getStatuses, getReads, renders } = setUp();
    sandbox.connect('e1', 'xero');
    sandbox.connect('e3', 'sage_intacct', 'deauthorized');
    render(getPage(['e3', '', 'e1', null, 'e2', 'e1', undefined]));
    expect(renders[0]?.connections).toEqual(
      ['e3', 'e1', 'e2'].map((entityId) => ({
        entityId,
        connection: null,
        status: undefined,
        isLoading: true,
        error: undefined,
      })),
    );
    await advance(1000);
    expect(getStatuses()).toEqual(['e3 deauthorized', 'e1 connected', 'e2 not_connected']);
    expect(renders.at(-1)?.connections[1]).toMatchObject({
      connection: { platform: 'xero' },
      isLoading: false,
    });
    expect(getReads().toSorted()).toEqual(['e1', 'e2', 'e3']);
  });

  it('renders nothing if nothing has changed, and keeps the other objects if one has', async () => {
    const { sandbox, getPage, renders } = setUp();
    const { id } = sandbox.connect('e1', 'xero');
    sandbox.connect('e2', 'xero');
    render(getPage(['e1', 'e2']));
    await advance(1000);
    const before = renders.at(-1);
    const { length } = renders;
    await advance(130_000);
    expect(sandbox.requests.length).toBeGreaterThan(4);
    expect(renders).toHaveLength(length);

    sandbox.deauthorize(id);
    await advance(61_000);
    const after = renders.at(-1);
    expect(after?.connections[0]?.status).toBe('deauthorized');
    expect(after?.connections[1]).toBe(before?.connections[1]);
  });

  it('reads only the entities that are new', async () => {
    const { getPage, getReads, renders } = setUp();
    const view = render(getPage(['e1', 'e2']));
    await advance(10_000);
    view.rerender(getPage(['e2', 'e3']));
    await advance(1000);
    expect(getReads()).toEqual(['e1', 'e2', 'e3']);
    const { length } = renders;
    view.rerender(getPage(['e2', 'e3']));
    await settle();
    // The page itself rendered.
    expect(renders.length - length).toBeLessThanOrEqual(2);
    expect(renders.at(-1)?.connections).toBe(renders[length - 1]?.connections);
  });

  it('shares the request with the provider of an entity', async () => {
    const { getPage, getReads, sandbox, getStatuses } = setUp();
    sandbox.connect('e1', 'xero');
    render(getPage(['e1', 'e2'], 'e1'));
    await advance(1000);
    expect(getReads().toSorted()).toEqual(['e1', 'e2']);
    expect(getStatuses()).toEqual(['e1 connected', 'e2 not_connected']);
  });

  it('gives up the requests of entities that are no longer asked for, and all at the end', async () => {
    const { all, sandbox, getPage, getReads, given } = setUp(30);
    sandbox.fail({ method: 'GET', delay: 60_000, times: Infinity });
    const view = render(getPage(all));
    await advance(500);
    const { length } = getReads();
    expect(length).toBeLessThan(5);
    view.rerender(getPage(all.slice(-1)));
    await advance(500);
    expect(given.aborted).toBeGreaterThanOrEqual(length);
    view.unmount();
    await settle();
    const atEnd = getReads().length;
    await advance(10_000);
    expect(getReads()).toHaveLength(atEnd);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('never sends more requests a second than its client may', async () => {
    const { all, sandbox, getPage, getStatuses } = setUp(60);
    render(getPage(all));
    await advance(10_000);
    expect(getStatuses()).toHaveLength(60);
    const times = sandbox.requests.map(({ at }) => at);
    const rates = times.map((from) => times.filter((at) => at >= from && at - from < 1000).length);
    expect(Math.max(...rates)).toBeLessThanOrEqual(10);
    expect(times).toHaveLength(60);
  });

  it('returns the error of one entity, and the data of the others', async () => {
    const { sandbox, getPage, renders } = setUp();
    sandbox.fail({ method: 'GET', status: 403, times: 1 });
    render(getPage(['e1', 'e2']));
    await advance(3000);
    const errors = renders.at(-1)?.connections.map(({ error }) => error?.code ?? null);
    expect(errors?.toSorted()).toEqual(['forbidden', null].toSorted());
  });

  it('shows a change that somebody makes in another part of the page', async () => {
    const { sandbox, getPage, getStatuses } = setUp();
    const { id } = sandbox.connect('e1', 'xero');
    render(getPage(['e1'], 'e1'));
    await advance(5000);
    sandbox.deauthorize(id);
    act(() => void window.dispatchEvent(new Event('focus')));
    await advance(3000);
    expect(getStatuses()).toEqual(['e1 deauthorized']);
  });
});
