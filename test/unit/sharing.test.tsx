import { act, render, screen } from '@testing-library/react';
import { Activity, Profiler, Suspense, use } from 'react';
import type { ReactNode } from 'react';
import {
  AccountingConnect,
  AccountingProvider,
  type AccountingClient,
  type AccountingEvent,
  type AccountingProviderProps,
} from 'react-accounting-connect';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import '../../src/engine/connect/connectTasks.ts';
import '../../src/engine/pull/pullTasks.ts';
import { stubWindows } from '../stubWindows.ts';
import { advance, settle } from './advance.ts';
import { createProbe } from './createProbe.tsx';
import { createSharedClient } from './createSharedClient.ts';

beforeEach(() => {
  vi.useFakeTimers();
  stubWindows(true);
});
afterEach(() => void vi.useRealTimers());

const ID = 'a-company';

function Provider({
  client,
  entityId = ID,
  ...props
}: Partial<AccountingProviderProps> & { client: AccountingClient }) {
  return <AccountingProvider {...props} client={client} entityId={entityId} />;
}

describe('two clients on one page', () => {
  it('share no data, token or error, even for the same entity and API URL', async () => {
    const [one, other] = [createSharedClient(), createSharedClient()];
    const [left, right] = [createProbe(), createProbe()];
    one.sandbox.connect(ID, 'xero');
    other.sandbox.fail({ status: 403, times: Infinity });
    const emitted: string[] = [];
    const record = (name: string) => (event: AccountingEvent) =>
      void emitted.push(name + event.type);
    render(
      <>
        <Provider client={one.client} onEvent={record('one ')}>
          <left.Probe />
        </Provider>
        <Provider client={other.client} onEvent={record('other ')}>
          <right.Probe />
        </Provider>
      </>,
    );
    await settle();

    expect(left.current.reading).toMatchObject({ status: 'connected', error: undefined });
    expect(right.current.reading).toMatchObject({ status: undefined, connection: null });
    expect(right.current.reading.error?.code).toBe('forbidden');
    expect(emitted).toEqual(['other error']);
    expect([one.tokens, other.tokens]).toEqual([[ID], [ID]]);

    await act(() => left.current.disconnecting.disconnect());
    await advance(5000);
    expect(left.current.reading.status).toBe('disconnected');
    expect(emitted.filter((line) => line.startsWith('other '))).toEqual(['other error']);
    expect(right.renders.every(({ reading }) => reading.connection === null)).toBe(true);
  });
});

describe('two clients of one entity and one address, in a server-rendered page', () => {
  it('share nothing, although one has answered before React reaches the other', async () => {
    const [one, other] = [createSharedClient(), createSharedClient()];
    one.sandbox.connect(ID, 'xero');
    other.sandbox.connect(ID, 'sage', 'deauthorized');
    await other.client.prefetch(ID);
    const { data: initialConnections } = other.client.getSession(ID).connections.entry.get();
    const [left, right] = [createProbe(), createProbe()];
    const page = (
      <>
        <Provider client={one.client}>
          <left.Probe />
        </Provider>
        <Provider client={other.client} initialConnections={initialConnections}>
          <right.Probe />
        </Provider>
      </>
    );
    const container = document.createElement('div');
    container.innerHTML = renderToString(page);
    expect(container.textContent).toBe('loadingdeauthorized');
    right.renders.length = 0;
    left.renders.length = 0;
    document.body.append(container);
    onTestFinished(() => container.remove());
    const { unmount } = render(page, { container, hydrate: true });
    onTestFinished(unmount);
    await settle();

    expect(container.textContent).toBe('connecteddeauthorized');
    const getPlatforms = ({ renders }: typeof left) => [
      ...new Set(renders.map(({ reading }) => reading.connection?.platform)),
    ];
    expect(getPlatforms(left)).toEqual([undefined, 'xero']);
    expect(getPlatforms(right)).toEqual(['sage']);
  });
});

describe('two providers with one client and one entity', () => {
  async function openTwo() {
    const shared = createSharedClient();
    const [left, right] = [createProbe(), createProbe()];
    const emitted: [string[], string[]] = [[], []];
    const getPage = (isLeftShown: boolean) => (
      <>
        {isLeftShown && (
          <Provider client={shared.client} onEvent={({ type }) => void emitted[0].push(type)}>
            <left.Probe />
          </Provider>
        )}
        <Provider client={shared.client} onEvent={({ type }) => void emitted[1].push(type)}>
          <right.Probe />
        </Provider>
      </>
    );
    const view = render(getPage(true));
    await settle();
    return { ...shared, left, right, emitted, removeLeft: () => view.rerender(getPage(false)) };
  }

  it('send one list request and one token request, and share one phase', async () => {
    const { sandbox, left, right, emitted, getCalls, tokens } = await openTwo();
    expect(getCalls()).toEqual(['GET /accounting_connections']);
    expect(tokens).toEqual([ID]);

    await act(async () => {
      void left.current.connecting.connect('xero');
      void right.current.connecting.connect('xero');
    });
    await settle();
    expect(getCalls('POST')).toEqual(['POST /accounting_connections']);
    expect(right.current.connecting.phase).toBe('awaiting_authorization');
    expect(left.current.connecting.phase).toBe('awaiting_authorization');

    sandbox.authorize(sandbox.connections[0]?.id ?? '');
    await advance(2000);
    expect([left.current.reading.status, right.current.reading.status]).toEqual([
      'connected',
      'connected',
    ]);
    expect(left.current.reading.connection).toBe(right.current.reading.connection);

    await act(() => right.current.pulling.start());
    expect(left.current.pulling.phase).toBe('running');
    await advance(10_000);
    expect([left.current.pulling.phase, right.current.pulling.phase]).toEqual([
      'complete',
      'complete',
    ]);
    expect(emitted[0]).toEqual([
      'connect_started',
      'authorization_opened',
      'connected',
      'pull_started',
      'pull_completed',
    ]);
    expect(emitted[1]).toEqual(emitted[0]);
  });

  it('keep waiting for a connection when one of them unmounts', async () => {
    const { sandbox, left, right, emitted, removeLeft, getCalls } = await openTwo();
    await act(() => left.current.connecting.connect('xero'));
    removeLeft();
    await settle();
    expect(right.current.connecting.phase).toBe('awaiting_authorization');

    sandbox.authorize(sandbox.connections[0]?.id ?? '');
    await advance(2000);
    expect(right.current.reading.status).toBe('connected');
    expect(emitted[1]).toContain('connected');
    expect(emitted[0]).not.toContain('connected');
    await act(() => right.current.disconnecting.disconnect());
    expect(right.current.reading.status).toBe('disconnected');
    expect(getCalls('POST')).toHaveLength(2);
  });
});

describe('a new entityId', () => {
  it('never shows data of the previous entity in any render', async () => {
    const { client, sandbox } = createSharedClient(['first', 'second', 'third']);
    sandbox.connect('first', 'xero');
    sandbox.connect('second', 'sage', 'deauthorized');
    const owners = new Map(sandbox.connections.map(({ id, entityId }) => [id, entityId]));
    const probe = createProbe();
    const committed: (string | undefined)[] = [];
    const getSection = () => document.querySelector<HTMLElement>('section');
    const getPage = (entityId: string | null) => (
      <Provider client={client} entityId={entityId}>
        <probe.Probe />
        <Profiler id="page" onRender={() => committed.push(getSection()?.dataset.status)}>
          <AccountingConnect />
        </Profiler>
      </Provider>
    );
    const view = render(getPage('first'));
    await settle();
    const visits = [
      ['second', 'deauthorized'],
      ['first', 'connected'],
      [null, 'loading'],
      ['third', 'not_connected'],
      ['second', 'deauthorized'],
      [null, 'loading'],
      ['first', 'connected'],
    ] as const;
    for (const [entityId, expected] of visits) {
      probe.renders.length = 0;
      committed.length = 0;
      sandbox.fail({ method: 'GET', delay: 500 });
      view.rerender(getPage(entityId));
      await advance(1000);

      const seen = probe.renders.flatMap(({ reading: { connection } }) => connection?.id ?? []);
      expect(seen.filter((id) => owners.get(id) !== entityId)).toEqual([]);
      expect(committed.filter((status) => status !== 'loading' && status !== expected)).toEqual([]);
      expect(committed.at(-1)).toBe(expected);
    }
  });
});

describe('tokenScope', () => {
  it.each([
    ['client', ['a']],
    ['entity', ['a', 'b', 'c']],
  ] as const)('%s: requests one token for each of %o', async (tokenScope, expected) => {
    const { client, tokens, sandbox } = createSharedClient(['a', 'b', 'c'], { tokenScope });
    const probe = createProbe();
    render(
      ['a', 'b', 'c'].map((entityId) => (
        <Provider key={entityId} client={client} entityId={entityId}>
          <probe.Probe />
        </Provider>
      )),
    );
    await settle();

    expect(screen.getAllByText('not_connected')).toHaveLength(3);
    expect(tokens).toEqual(expected);
    sandbox.expireTokens();
    act(() => void window.dispatchEvent(new Event('focus')));
    await advance(3000);
    expect(screen.getAllByText('not_connected')).toHaveLength(3);
    expect(tokens).toEqual([...expected, ...expected]);
  });
});

describe('a tree that React hides and shows again', () => {
  async function checkHooks(getPage: (isShown: boolean, probe: ReactNode) => ReactNode) {
    const { client, sandbox } = createSharedClient();
    const probe = createProbe();
    const Page = ({ isShown }: { isShown: boolean }) => (
      <Provider client={client}>{getPage(isShown, <probe.Probe />)}</Provider>
    );
    await checkPage(sandbox, probe, (isShown) => <Page isShown={isShown} />, false);
  }

  async function checkPage(
    sandbox: ReturnType<typeof createSharedClient>['sandbox'],
    probe: ReturnType<typeof createProbe>,
    getPage: (isShown: boolean) => ReactNode,
    isProviderHidden: boolean,
  ) {
    const view = render(getPage(true));
    await settle();
    await act(() => probe.current.connecting.connect('xero'));
    for (const hiddenFor of [0, 65_000, 1000]) {
      await act(async () => view.rerender(getPage(false)));
      await advance(hiddenFor);
      const { length } = probe.renders;
      await act(async () => view.rerender(getPage(true)));
      await settle();
      expect(probe.current.connecting.phase).toBe('awaiting_authorization');
      // A hidden provider drops its session's data only after a minute.
      const statuses = probe.renders.slice(length).map(({ reading }) => reading.status);
      expect(statuses.includes(undefined)).toBe(isProviderHidden && hiddenFor > 60_000);
    }
    sandbox.authorize(sandbox.connections[0]?.id ?? '');
    await advance(20_000);
    expect(probe.current.reading.status).toBe('connected');

    await act(async () => view.rerender(getPage(false)));
    sandbox.deauthorize(sandbox.connections[0]?.id ?? '');
    await advance(5000);
    await act(async () => view.rerender(getPage(true)));
    await advance(5000);
    act(() => void window.dispatchEvent(new Event('focus')));
    await advance(3000);
    expect(probe.current.reading.status).toBe('deauthorized');
    await act(() => probe.current.disconnecting.disconnect());
    expect(probe.current.reading.status).toBe('disconnected');
  }

  const getMode = (isShown: boolean) => (isShown ? 'visible' : 'hidden');
  const never = new Promise<never>(() => undefined);
  const Suspend = ({ isShown }: { isShown: boolean }) => (isShown ? null : use(never));

  it('keeps working with the hooks in an <Activity>', () =>
    checkHooks((isShown, probe) => <Activity mode={getMode(isShown)}>{probe}</Activity>));

  it('keeps working with the hooks in a <Suspense>', () =>
    checkHooks((isShown, probe) => (
      <Suspense fallback="suspended">
        {probe}
        <Suspend isShown={isShown} />
      </Suspense>
    )));

  it.each(['a client', 'its own options'])(
    'keeps working with the provider in an <Activity>, with %s',
    async (kind) => {
      const { client, sandbox } = createSharedClient();
      const probe = createProbe();
      const options = {
        apiUrl: sandbox.baseUrl,
        fetch: async (...[input, init]: Parameters<typeof fetch>) =>
          sandbox.fetch(String(input), init),
        tokenProvider: async () => sandbox.issueToken(),
      };
      const props = kind === 'its own options' ? options : { client };
      const getPage = (isShown: boolean) => (
        <Activity mode={getMode(isShown)}>
          <AccountingProvider entityId={ID} {...props}>
            <probe.Probe />
          </AccountingProvider>
        </Activity>
      );
      await checkPage(sandbox, probe, getPage, true);
    },
  );
});
