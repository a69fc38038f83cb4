import { act, render, screen, waitFor } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, it } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import { ConnectButton } from '../connect-button/ConnectButton.tsx';
import { ConnectionStatus } from './ConnectionStatus.tsx';

const HOUR = 3_600_000;

describe('<ConnectionStatus />', () => {
  it.each([
    [undefined, 'Not connected'],
    ['pending_auth', 'Xero is waiting for you to sign in'],
    ['connected', 'Connected to Xero'],
    ['deauthorized', 'Xero needs you to sign in again'],
    ['disconnected', 'Disconnected from Xero'],
    ['paused_by_provider', 'Xero reports “paused_by_provider”'],
  ])('with the status %s, says "%s"', async (connection, sentence) => {
    const { container } = renderWithSandbox(<ConnectionStatus />, { connection });

    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(sentence));
    expect(container.firstChild).toHaveAttribute('data-status', connection ?? 'not_connected');
  });

  it('shows that it is checking until the first response', async () => {
    const { sandbox, container } = renderWithSandbox(<ConnectionStatus />);
    sandbox.fail({ delay: 60_000 });
    expect(screen.getByRole('status')).toHaveTextContent('Checking the connection…');
    expect(container.firstChild).toHaveAttribute('data-status', 'loading');
  });

  it('names an unknown platform by its key, or by the name from the partner', async () => {
    const { update } = renderWithSandbox(<ConnectionStatus />, {
      connection: 'connected',
      platform: 'abacus_9000',
    });
    expect(await screen.findByText('Connected to abacus_9000')).toBeVisible();

    update({ platforms: { abacus_9000: { name: 'Abacus' } } });
    expect(await screen.findByText('Connected to Abacus')).toBeVisible();
  });

  it('names a connected platform that the partner no longer lists', async () => {
    renderWithSandbox(<ConnectionStatus />, {
      connection: 'connected',
      platform: 'sage_intacct',
      provider: { platforms: ['xero'] },
    });
    expect(await screen.findByText('Connected to Sage Intacct')).toBeVisible();
  });

  it('begins the sentence with a capital letter before the API names the platform', async () => {
    const { user } = renderWithSandbox(
      <>
        <ConnectButton />
        <ConnectionStatus />
      </>,
      { provider: { apiVersion: '2024-05-25' } },
    );
    await user.click(await screen.findByRole('button', { name: 'Choose your software' }));
    expect(
      await screen.findByText('Your accounting software is waiting for you to sign in'),
    ).toBeVisible();
  });

  it('shows the organization if the API sends it', async () => {
    const { sandbox } = renderWithSandbox(<ConnectionStatus />, {
      connection: 'connected',
      sandbox: { businessInfo: true },
    });
    const organization = sandbox.connections[0]?.organization ?? 'none';
    expect(await screen.findByText(organization)).toBeVisible();
  });

  it('does not show a pull for a new connection', async () => {
    renderWithSandbox(<ConnectionStatus />, { connection: 'connected' });
    expect(await screen.findByText('Not synced yet')).toBeVisible();
    expect(screen.queryByText(/Last synced/)).toBeNull();
  });

  it.each([
    ['right', 0],
    ['three hours slow', 3],
    ['three hours fast', -3],
  ])('shows the last and the next pull if this computer’s clock is %s', async (_, hours) => {
    const { sandbox } = renderWithSandbox(<ConnectionStatus />, {
      sandbox: { now: () => Date.now() + hours * HOUR },
    });
    sandbox.connect(sandbox.entityId, 'xero');
    sandbox.advance(1.26 * HOUR);

    expect(await screen.findByText('15 minutes ago')).toBeVisible();
    expect(screen.getByText(/^in 4[45] minutes$/)).toBeVisible();
  });

  it('shows the last and the next pull, with exact times, outside the live region', async () => {
    const { sandbox } = renderWithSandbox(<ConnectionStatus />, {
      sandbox: { now: () => Date.now() - 1.25 * HOUR },
      provider: { locale: 'en-GB' },
    });
    sandbox.connect(sandbox.entityId, 'xero');
    sandbox.advance(1.25 * HOUR);

    await screen.findByText('Connected to Xero');
    const [last, next] = screen.getAllByText(/ago|^in /);
    expect(last).toHaveTextContent('15 minutes ago');
    expect(last?.parentElement).toHaveTextContent('Last synced 15 minutes ago');
    expect(last).toHaveAttribute('datetime', sandbox.connections[0]?.lastPull);
    expect(last?.title).toMatch(/^\d+ \w+ 20\d\d at \d\d:\d\d$/);
    expect(next?.parentElement).toHaveTextContent(/^Next sync in 4[45] minutes$/);
    expect(screen.getByRole('status')).not.toContainElement(last ?? null);
  });

  it('explains a failed first request, and fetches again on request', async () => {
    const { user, sandbox, container } = renderWithSandbox(<ConnectionStatus />, {
      connection: 'connected',
    });
    sandbox.fail({ status: 403 });

    expect(
      await screen.findByText(/^Your account doesn’t have permission to do this/),
    ).toBeVisible();
    expect(screen.getByText('We couldn’t check your connection')).toBeVisible();
    expect(container.firstChild).toHaveAttribute('data-status', 'error');
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Connected to Xero')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says why it may be outdated, and recovers on request', async () => {
    const { user, sandbox, container } = renderWithSandbox(<ConnectionStatus />, {
      connection: 'connected',
    });
    await screen.findByText('Connected to Xero');
    sandbox.fail({ status: 401, times: 2 });
    act(() => void window.dispatchEvent(new Event('focus')));

    const reason = await screen.findByText(/^Your session has ended/, undefined, { timeout: 4000 });
    const [line, notice] = screen.getAllByRole('status');
    expect(line).toHaveTextContent('Connected to Xero');
    expect(notice).toContainElement(reason);
    expect(container.firstChild).toHaveAttribute('data-status', 'connected');
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    await waitFor(() => expect(reason).not.toBeInTheDocument());
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('accepts a ref and the props of a div', async () => {
    const ref = createRef<HTMLDivElement>();
    renderWithSandbox(<ConnectionStatus ref={ref} className="mine" data-testid="s" />);
    await screen.findByText('Not connected');

    expect(ref.current).toBe(screen.getByTestId('s'));
    expect(ref.current).toHaveClass('mine');
    expect(ref.current).toHaveAttribute('data-part', 'connection-status');
    expect(ref.current).toHaveAttribute('data-accounting-theme', 'inherit');
  });

  it('uses the partner’s messages', async () => {
    renderWithSandbox(<ConnectionStatus />, {
      connection: 'connected',
      provider: { messages: { status: { connected: ({ name }) => `Verbunden mit ${name}` } } },
    });
    expect(await screen.findByText('Verbunden mit Xero')).toBeVisible();
  });

  it('throws an error that names the provider if there is none', () => {
    expect(() => render(<ConnectionStatus />)).toThrow(
      'ConnectionStatus needs an <AccountingProvider>',
    );
  });
});
