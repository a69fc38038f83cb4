import { act, render, screen } from '@testing-library/react';
import { SWRConfig } from 'swr';
import useSWR from 'swr';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { expectConsoleError } from '../../test/expectConsoleError.ts';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import { ConnectionStatus } from '../components/connection-status/ConnectionStatus.tsx';
import { AccountingConnect } from '../widget/AccountingConnect.tsx';
import { useConnect } from '../hooks/useConnect.ts';
import { useConnection } from '../hooks/useConnection.ts';

function Status() {
  const { status = 'loading', error } = useConnection();
  return <p>{error?.code ?? status}</p>;
}

describe('<AccountingProvider />', () => {
  it('renders its children, and sends no request until a hook needs data', async () => {
    const { getCalls, tokens } = renderWithSandbox(<p>The host</p>);
    await act(async () => undefined);

    expect(screen.getByText('The host')).toBeVisible();
    expect(getCalls()).toEqual([]);
    expect(tokens).toEqual([]);
  });

  it('explains what is missing when a hook is used outside the provider', () => {
    expect(() => render(<Status />)).toThrow(
      'useConnection needs an <AccountingProvider> above it. Wrap this part of your app in ',
    );
  });

  it('sends no request without a token provider or a proxy, and explains why', async () => {
    function ErrorText() {
      return <p>{useConnection().error?.message}</p>;
    }
    expectConsoleError(/needs apiUrl, the address of your proxy, or a tokenProvider/);
    const { getCalls } = renderWithSandbox(<ErrorText />, {
      provider: { tokenProvider: undefined, apiUrl: undefined },
    });

    expect(await screen.findByText(/needs apiUrl/)).toBeVisible();
    expect(getCalls()).toEqual([]);
  });

  it.each([
    ['', [/entityId is empty/]],
    [undefined, []],
    [null, []],
  ])('shows loading and asks nothing while entityId is %j', async (entityId, warnings) => {
    warnings.forEach(expectConsoleError);
    const onEvent = vi.fn();
    const { update, getCalls, tokens, sandbox } = renderWithSandbox(
      <>
        <ConnectionStatus />
        <AccountingConnect onError={onEvent} />
      </>,
      { connection: 'connected', provider: { entityId, onEvent } },
    );
    act(() => void window.dispatchEvent(new Event('focus')));
    await act(() => new Promise((resolve) => setTimeout(resolve, 200)));
    expect(screen.getAllByText(/^Checking/)).toHaveLength(2);
    expect(screen.queryByRole('alert')).toBeNull();
    expect([getCalls(), tokens, onEvent.mock.calls]).toEqual([[], [], []]);

    update({ entityId: sandbox.entityId });
    expect(await screen.findByText('Connected to Xero')).toBeVisible();
    expect(await screen.findByRole('heading', { name: 'Xero Connected' })).toBeVisible();
  });

  it('says nothing of an empty entityId in production', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    onTestFinished(() => void vi.unstubAllEnvs());
    renderWithSandbox(<Status />, { provider: { entityId: '' } });
    await act(async () => undefined);
    expect(screen.getByText('loading')).toBeVisible();
  });

  it('logs an unknown authorization mode, and opens the popup instead', async () => {
    function ConnectXero() {
      const { phase, connect } = useConnect();
      return <button onClick={() => void connect('xero')}>{phase}</button>;
    }
    expectConsoleError(/authorization is not one of: popup, tab, redirect/);
    const { windows } = renderWithSandbox(<ConnectXero />, {
      provider: { authorization: JSON.parse('"iframe"') },
    });
    act(() => screen.getByRole('button').click());

    expect(await screen.findByText('awaiting_authorization')).toBeVisible();
    expect(windows).toMatchObject([{ features: expect.stringContaining('width') }]);
  });

  it.each(['en_GB.UTF-8', 'C', ''])('shows times for the locale %j', async (tag) => {
    const locale = { tag, messages: () => undefined };
    renderWithSandbox(<ConnectionStatus />, { connection: 'connected', provider: { locale } });

    expect(await screen.findByText(/Connected to/)).toBeVisible();
  });

  it('ignores the host’s SWR settings and does not change them', async () => {
    const fetcher = vi.fn(async () => 'from the host');
    function Host() {
      const { data } = useSWR('/host');
      return <p>{data ?? 'nothing yet'}</p>;
    }
    const { rerender } = renderWithSandbox(null);
    const settings = { fetcher, isPaused: () => true, suspense: false };
    rerender(
      <SWRConfig value={settings}>
        <Host />
      </SWRConfig>,
    );
    expect(screen.getByText('nothing yet')).toBeVisible();

    const { getCalls } = renderWithSandbox(<Status />, { connection: 'connected' });
    expect(await screen.findByText('connected')).toBeVisible();
    expect(getCalls()).toHaveLength(1);
    expect(fetcher).not.toHaveBeenCalled();
  });

  it('neither refetches nor goes stale when the host re-renders with new inline props', async () => {
    const { update, getCalls, tokens, sandbox } = renderWithSandbox(<Status />, {
      connection: 'connected',
    });
    await screen.findByText('connected');
    const received: string[] = [];
    for (let frame = 0; frame < 20; frame += 1) {
      update({
        tokenProvider: async () => sandbox.issueToken(),
        onEvent: ({ type }) => void received.push(`${type} in frame ${frame}`),
        fetch: (input, init) =>
          sandbox.fetch(input instanceof Request ? input : String(input), init),
      });
    }
    await act(async () => undefined);
    expect(getCalls()).toHaveLength(1);
    expect(tokens).toHaveLength(1);

    sandbox.deauthorize(sandbox.connections[0]?.id ?? '');
    act(() => void window.dispatchEvent(new Event('focus')));
    await screen.findByText('deauthorized', undefined, { timeout: 3000 });
    expect(received).toEqual(['deauthorized in frame 19']);
  });

  it('keeps working when the partner’s onEvent throws, and reports the error', async () => {
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    const failure = new Error('analytics is down');
    function Connect() {
      const { phase, connect } = useConnect();
      return <button onClick={() => void connect('xero')}>{phase}</button>;
    }
    const { user } = renderWithSandbox(<Connect />, {
      provider: {
        onEvent: () => {
          throw failure;
        },
      },
    });
    await user.click(screen.getByRole('button'));

    expect(await screen.findByText('awaiting_authorization')).toBeVisible();
    expect(report).toHaveBeenCalledWith(failure);
  });

  it('uses the current global fetch if no fetch prop is given', async () => {
    const fetch = vi.fn(async () => new Response('{"data":[]}'));
    vi.stubGlobal('fetch', fetch);
    renderWithSandbox(<Status />, { provider: { fetch: undefined, apiUrl: undefined } });

    expect(await screen.findByText('not_connected')).toBeVisible();
    expect(fetch).toHaveBeenCalledWith(
      'https://api.monite.com/v1/accounting_connections',
      expect.anything(),
    );
  });

  it('shows an error when the token provider returns no token or is removed', async () => {
    const { update, sandbox } = renderWithSandbox(<Status />);
    await screen.findByText('not_connected');
    sandbox.expireTokens();
    update({ tokenProvider: async () => '' });
    act(() => void window.dispatchEvent(new Event('focus')));
    expect(
      await screen.findByText('token_unavailable', undefined, { timeout: 3000 }),
    ).toBeVisible();

    update({ tokenProvider: undefined });
    expect(await screen.findByText('session_expired')).toBeVisible();
  });
});
