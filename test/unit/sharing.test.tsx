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
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../src/engine/connect/connectTasks.ts';
import '../../src/engine/pull/pullTasks.ts';
import { stubWindows } from '../stubWindows.ts';
import { createProbe, createSharedClient, pass, settle } from './createSharingPage.tsx';

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
  it('share no answer, no token and no error, also of one entity and one address', async () => {
    const [one, other] = [createSharedClient(), createSharedClient()];
    const [left, right] = [createProbe(), createProbe()];
    one.sandbox.connect(ID, 'xero');
    other.sandbox.fail({ status: 403, times: Infinity });
    const heard: string[] = [];
    const hear = (name: string) => (event: AccountingEvent) => void heard.push(name + event.type);
    render(
      <>
        <Provider client={one.client} onEvent={hear('one ')}>
          <left.Probe />
        </Provider>
        <Provider client={other.client} onEvent={hear('other ')}>
          <right.Probe />
        </Provider>
      </>,
    );
    await settle();

    expect(left.now.reading).toMatchObject({ status: 'connected', error: undefined });
    expect(right.now.reading).toMatchObject({ status: undefined, connection: null });
    expect(right.now.reading.error?.code).toBe('forbidden');
    expect(heard).toEqual(['other error']);
    expect([one.tokens, other.tokens]).toEqual([[ID], [ID]]);

    await act(() => left.now.disconnecting.disconnect());
    await pass(5000);
    expect(left.now.reading.status).toBe('disconnected');
    expect(heard.filter((line) => line.startsWith('other '))).toEqual(['other error']);
    expect(right.renders.every(({ reading }) => reading.connection === null)).toBe(true);
  });
});

describe('two providers with one client and one entity', () => {
  async function openTwo() {
    const shared = createSharedClient();
    const [left, right] = [createProbe(), createProbe()];
    const heard: [string[], string[]] = [[], []];
    const getPage = (isLeftThere: boolean) => (
      <>
        {isLeftThere && (
          <Provider client={shared.client} onEvent={({ type }) => void heard[0].push(type)}>
            <left.Probe />
          </Provider>
        )}
        <Provider client={shared.client} onEvent={({ type }) => void heard[1].push(type)}>
          <right.Probe />
        </Provider>
      </>
    );
    const view = render(getPage(true));
    await settle();
    return { ...shared, left, right, heard, removeLeft: () => view.rerender(getPage(false)) };
  }

  it('ask once for the list and the token, and show one phase', async () => {
    const { sandbox, left, right, heard, getCalls, tokens } = await openTwo();
    expect(getCalls()).toEqual(['GET /accounting_connections']);
    expect(tokens).toEqual([ID]);

    await act(async () => {
      void left.now.connecting.connect('xero');
      void right.now.connecting.connect('xero');
    });
    await settle();
    expect(getCalls('POST')).toEqual(['POST /accounting_connections']);
    expect(right.now.connecting.phase).toBe('awaiting_authorization');
    expect(left.now.connecting.phase).toBe('awaiting_authorization');

    sandbox.authorize(sandbox.connections[0]?.id ?? '');
    await pass(2000);
    expect([left.now.reading.status, right.now.reading.status]).toEqual(['connected', 'connected']);
    expect(left.now.reading.connection).toBe(right.now.reading.connection);

    await act(() => right.now.pulling.start());
    expect(left.now.pulling.phase).toBe('running');
    await pass(10_000);
    expect([left.now.pulling.phase, right.now.pulling.phase]).toEqual(['complete', 'complete']);
    expect(heard[0]).toEqual([
      'connect_started',
      'authorization_opened',
      'connected',
      'pull_started',
      'pull_completed',
    ]);
    expect(heard[1]).toEqual(heard[0]);
  });

  it('go on with what is under way when one of them goes', async () => {
    const { sandbox, left, right, heard, removeLeft, getCalls } = await openTwo();
    await act(() => left.now.connecting.connect('xero'));
    removeLeft();
    await settle();
    expect(right.now.connecting.phase).toBe('awaiting_authorization');

    sandbox.authorize(sandbox.connections[0]?.id ?? '');
    await pass(2000);
    expect(right.now.reading.status).toBe('connected');
    expect(heard[1]).toContain('connected');
    expect(heard[0]).not.toContain('connected');
    await act(() => right.now.disconnecting.disconnect());
    expect(right.now.reading.status).toBe('disconnected');
    expect(getCalls('POST')).toHaveLength(2);
  });
});

describe('another entityId', () => {
  it('never shows what is known of the one before, in any render', async () => {
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
      await pass(1000);

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
  ] as const)('%s: asks for a token once for each of these', async (tokenScope, expected) => {
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
    await pass(3000);
    expect(screen.getAllByText('not_connected')).toHaveLength(3);
    expect(tokens).toEqual([...expected, ...expected]);
  });
});

describe('a tree that React hides and shows again', () => {
  async function check(getPage: (isShown: boolean, probe: ReactNode) => ReactNode) {
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
    await act(() => probe.now.connecting.connect('xero'));
    for (const hiddenFor of [0, 65_000, 1000]) {
      await act(async () => view.rerender(getPage(false)));
      await pass(hiddenFor);
      const { length } = probe.renders;
      await act(async () => view.rerender(getPage(true)));
      await settle();
      expect(probe.now.connecting.phase).toBe('awaiting_authorization');
      // A hidden provider forgets its session's data only after a minute.
      const words = probe.renders.slice(length).map(({ reading }) => reading.status);
      expect(words.includes(undefined)).toBe(isProviderHidden && hiddenFor > 60_000);
    }
    sandbox.authorize(sandbox.connections[0]?.id ?? '');
    await pass(20_000);
    expect(probe.now.reading.status).toBe('connected');

    await act(async () => view.rerender(getPage(false)));
    sandbox.deauthorize(sandbox.connections[0]?.id ?? '');
    await pass(5000);
    await act(async () => view.rerender(getPage(true)));
    await pass(5000);
    act(() => void window.dispatchEvent(new Event('focus')));
    await pass(3000);
    expect(probe.now.reading.status).toBe('deauthorized');
    await act(() => probe.now.disconnecting.disconnect());
    expect(probe.now.reading.status).toBe('disconnected');
  }

  const getMode = (isShown: boolean) => (isShown ? 'visible' : 'hidden');
  const never = new Promise<never>(() => undefined);
  const Suspend = ({ isShown }: { isShown: boolean }) => (isShown ? null : use(never));

  it('goes on working: the hooks in an <Activity>', () =>
    check((isShown, probe) => <Activity mode={getMode(isShown)}>{probe}</Activity>));

  it('goes on working: the hooks in a <Suspense>', () =>
    check((isShown, probe) => (
      <Suspense fallback="suspended">
        {probe}
        <Suspend isShown={isShown} />
      </Suspense>
    )));

  it.each(['the client’s', 'one of its own'])(
    'goes on working: the provider too, in an <Activity>, with a client: %s',
    async (kind) => {
      const { client, sandbox } = createSharedClient();
      const probe = createProbe();
      const options = {
        apiUrl: sandbox.baseUrl,
        fetch: async (...[input, init]: Parameters<typeof fetch>) =>
          sandbox.fetch(String(input), init),
        tokenProvider: async () => sandbox.issueToken(),
      };
      const props = kind === 'one of its own' ? options : { client };
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
