// Public complaints about connect widgets.
import { act, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import {
  AccountingConnect,
  AccountingProvider,
  useConnection,
  type AccountingEvent,
} from 'react-accounting-connect';
import { SWRConfig, useSWRConfig } from 'swr';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../renderWithSandbox.tsx';
import { useAllHooks } from '../../useAllHooks.ts';
import { renderAll } from './renderAll.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Creates a host that passes new props at every render. */
function createHost() {
  const view = renderWithSandbox(null);
  view.unmount();
  const { sandbox } = view;
  sandbox.connect(sandbox.entityId, 'xero', 'connected');
  const emitted: string[] = [];
  const tokenRequests: string[] = [];
  const Host = ({ frame }: { frame: number }) => (
    <AccountingProvider
      entityId={sandbox.entityId}
      apiUrl={sandbox.baseUrl}
      fetch={(input, init) => sandbox.fetch(input, init)}
      tokenProvider={async () => {
        tokenRequests.push(`token in frame ${frame}`);
        return { access_token: sandbox.issueToken(), expires_in: 1800 };
      }}
      onEvent={({ type }: AccountingEvent) => void emitted.push(`${type} in frame ${frame}`)}
      platforms={{ xero: { name: 'Xero' } }}
      messages={{}}
      authorization={() => void emitted.push(`authorization in frame ${frame}`)}
    >
      <AccountingConnect
        onDisconnected={() => void emitted.push(`onDisconnected in frame ${frame}`)}
        renderIcon={() => null}
      />
      <Status />
    </AccountingProvider>
  );
  return { ...view, Host, emitted, tokenRequests };
}

function Status() {
  const { status = 'loading' } = useConnection();
  return <p data-testid="status">{status}</p>;
}

const settleAll = async ({ settle }: Pick<ReturnType<typeof createHost>, 'settle'>) => {
  for (let turn = 0; turn < 20; turn += 1) await settle();
};

describe('a host that re-renders constantly', () => {
  it('complaint 10: sends one list and one token request in 300 renders with new props', async () => {
    const host = createHost();
    const { rerender } = render(<host.Host frame={0} />);
    for (let frame = 1; frame <= 300; frame += 1) rerender(<host.Host frame={frame} />);
    await settleAll(host);

    expect(screen.getByTestId('status')).toHaveTextContent('connected');
    expect(host.getCalls()).toEqual(['GET /accounting_connections']);
    expect(host.tokenRequests).toHaveLength(1);
  });

  it('complaint 10: keeps its elements and the focus', async () => {
    const host = createHost();
    const { rerender, container } = render(<host.Host frame={0} />);
    await settleAll(host);
    const [button] = screen.getAllByRole('button');
    button?.focus();
    const before = [...container.querySelectorAll('*')];
    for (let frame = 1; frame <= 50; frame += 1) rerender(<host.Host frame={frame} />);

    expect([...container.querySelectorAll('*')]).toEqual(before);
    expect(button).toHaveFocus();
  });

  it('complaint 9: calls the functions of the latest render only', async () => {
    const host = createHost();
    const { rerender } = render(<host.Host frame={0} />);
    await settleAll(host);
    for (let frame = 1; frame <= 300; frame += 1) rerender(<host.Host frame={frame} />);
    const { sandbox } = host;
    sandbox.expireTokens();
    sandbox.setStatus(sandbox.connections[0]?.id ?? '', 'disconnected');
    await act(() => vi.advanceTimersByTimeAsync(3000));
    await host.comeBack();
    await act(() => vi.advanceTimersByTimeAsync(3000));
    await settleAll(host);

    expect(host.tokenRequests.at(-1)).toBe('token in frame 300');
    expect(new Set(host.emitted)).toEqual(
      new Set(['disconnected in frame 300', 'onDisconnected in frame 300']),
    );
  });
});

describe('StrictMode', () => {
  it('complaint 11: sends one request, opens one window and emits one event, with every hook', async () => {
    const { getCalls, tokens, connect, windows, sandbox, getId, check, getTypes } =
      await renderAll();
    expect(getCalls()).toEqual(['GET /accounting_connections']);
    expect(tokens).toEqual(['initial']);
    await connect('xero');
    expect(windows).toHaveLength(1);
    expect(getCalls('POST')).toHaveLength(1);
    sandbox.authorize(getId());
    await check();

    expect(getTypes()).toEqual(['connect_started', 'authorization_opened', 'connected']);
  });
});

describe('a page with many widgets', () => {
  it('complaint 13: is ready at once, and reports success once', async () => {
    const onConnected = vi.fn();
    function Page() {
      const { connecting } = useAllHooks();
      return (
        <>
          <AccountingConnect onConnected={onConnected} />
          <AccountingConnect />
          <button onClick={() => void connecting.connect('xero')}>host</button>
        </>
      );
    }
    const view = renderWithSandbox(<Page />);
    await settleAll(view);
    expect(document.querySelectorAll('script')).toHaveLength(0);
    expect(view.getCalls()).toEqual(['GET /accounting_connections']);
    await view.settle(() => screen.getByText('host').click());
    await settleAll(view);
    view.sandbox.authorize(view.sandbox.connections[0]?.id ?? '');
    await act(() => vi.advanceTimersByTimeAsync(2000));
    await settleAll(view);

    expect(document.querySelectorAll('section[data-status="connected"]')).toHaveLength(2);
    expect(onConnected).toHaveBeenCalledOnce();
    expect(view.events.filter(({ type }) => type === 'connected')).toHaveLength(1);
  });
});

describe('the host’s SWR settings', () => {
  it.each([
    ['isPaused', { isPaused: () => true }],
    ['suspense', { suspense: true }],
    ['a fetcher that throws', { fetcher: () => Promise.reject(new Error('not for this package')) }],
    ['no retries and no focus', { shouldRetryOnError: false, revalidateOnFocus: false }],
  ])('complaint 22: have no effect: %s', async (_, settings) => {
    const view = renderWithSandbox(null, { connection: 'connected' });
    const cache = new Map();
    view.update(
      {},
      <SWRConfig value={{ ...settings, provider: () => cache }}>
        <Suspense fallback={<p>suspended</p>}>
          <Status />
        </Suspense>
      </SWRConfig>,
    );
    expect(screen.queryByText('suspended')).toBeNull();
    await settleAll(view);
    expect(screen.getByTestId('status')).toHaveTextContent('connected');

    view.sandbox.deauthorize(view.sandbox.connections[0]?.id ?? '');
    await act(() => vi.advanceTimersByTimeAsync(3000));
    await view.comeBack();
    await act(() => vi.advanceTimersByTimeAsync(3000));
    await settleAll(view);
    expect(screen.getByTestId('status')).toHaveTextContent('deauthorized');
    expect(cache.size).toBe(0);
  });

  it('complaint 22: stay unchanged, inside and outside the provider', async () => {
    const seen: unknown[] = [];
    function Host() {
      const { fetcher, isPaused, cache } = useSWRConfig();
      seen.push(fetcher, isPaused, cache);
      return null;
    }
    const cache = new Map();
    const settings = { fetcher: async () => 'host', isPaused: () => false };
    const view = renderWithSandbox(null);
    view.rerender(
      <SWRConfig value={{ ...settings, provider: () => cache }}>
        <AccountingProvider entityId="e" fetch={view.sandbox.fetch} apiUrl={view.sandbox.baseUrl}>
          <Host />
        </AccountingProvider>
        <Host />
      </SWRConfig>,
    );
    const [fetcher, isPaused, used] = seen;
    expect(fetcher).toBe(settings.fetcher);
    expect(isPaused).toBe(settings.isPaused);
    for (const value of seen) expect([fetcher, isPaused, used]).toContain(value);
  });
});

describe('a page that reloads', () => {
  const renderAgain = ({ sandbox }: Awaited<ReturnType<typeof renderAll>>) =>
    renderAll({
      provider: {
        entityId: sandbox.entityId,
        fetch: sandbox.fetch,
        tokenProvider: async () => sandbox.issueToken(),
      },
    });

  it('complaint 5: keeps waiting, and emits one connected event', async () => {
    const before = await renderAll();
    await before.connect('xero');
    before.unmount();

    const after = await renderAgain(before);
    expect(after.result.current.connecting).toMatchObject({
      phase: 'awaiting_authorization',
      authorizationUrl: before.sandbox.connections[0]?.authorizationUrl,
    });
    expect(after.windows).toEqual([]);
    before.sandbox.authorize(before.getId());
    await after.advance(2000);
    await after.comeBack();
    await after.advance(2000);
    expect(after.result.current.connecting.phase).toBe('connected');
    expect(after.getTypes()).toEqual(['connected']);
    after.unmount();

    const third = await renderAgain(before);
    expect(third.result.current.connecting.phase).toBe('connected');
    expect(third.events).toEqual([]);
  });

  it('complaint 5: works if the browser denies storage', async () => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    const before = await renderAll();
    await before.connect('xero');
    expect(before.result.current.connecting.phase).toBe('awaiting_authorization');
    before.unmount();

    const after = await renderAgain(before);
    expect(after.result.current.connecting.phase).toBe('idle');
    expect(after.result.current.reading.status).toBe('pending_auth');
    await after.connect();
    before.sandbox.authorize(before.getId());
    await after.advance(2000);
    expect(after.result.current.connecting.phase).toBe('connected');
    vi.unstubAllGlobals();
  });
});
