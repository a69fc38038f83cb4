import { act, render, screen, waitFor } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import { PullButton } from './PullButton.tsx';

const FAST = { pullQueueTime: 0, pullRunTime: 1 };

async function findReady(name: string) {
  const button = await screen.findByRole('button', { name });
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
  return button;
}

describe('<PullButton />', () => {
  it('starts a pull, follows it to completion, and keeps the focus', async () => {
    const { user, sandbox, comeBack } = renderWithSandbox(<PullButton />, {
      connection: 'connected',
    });
    const button = await findReady('Sync now');

    await user.click(button);

    await waitFor(() => expect(button).toHaveAccessibleName('Syncing…'));
    expect(button).toHaveAttribute('data-phase', 'running');
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveFocus();
    expect(button).toBeEnabled();

    sandbox.advance(60_000);
    await act(() => new Promise((resolve) => setTimeout(resolve, 300)));
    await comeBack();
    await waitFor(() => expect(button).toHaveAccessibleName('Sync again'));
    expect(button).toHaveFocus();
    expect(screen.getByText('Sync finished')).toHaveAttribute('aria-live', 'polite');
  });

  it('shows that it is requesting until the API accepts the pull', async () => {
    const { user, sandbox } = renderWithSandbox(<PullButton />, { connection: 'connected' });
    const button = await findReady('Sync now');
    sandbox.fail({ method: 'POST', delay: 60_000 });

    await user.click(button);

    expect(button).toHaveAccessibleName('Starting…');
    expect(button).toHaveAttribute('aria-busy', 'true');
  });

  it('sends one request, no matter how often it is pressed', async () => {
    const { user, getCalls } = renderWithSandbox(<PullButton />, { connection: 'connected' });
    const button = await findReady('Sync now');

    await user.tripleClick(button);
    await waitFor(() => expect(button).toHaveAttribute('data-phase', 'running'));
    await user.click(button);

    expect(getCalls('POST')).toHaveLength(1);
  });

  it.each([
    ['receivables', 'Sync invoices', 'Syncing invoices…'],
    ['line_items', 'Sync products', 'Syncing products…'],
  ] as const)('pulls only %s', async (resourceType, idle, running) => {
    const { user, sandbox } = renderWithSandbox(<PullButton resourceType={resourceType} />, {
      connection: 'connected',
    });
    await user.click(await findReady(idle));

    expect(await screen.findByRole('button', { name: running })).toBeVisible();
    expect(sandbox.requests.at(-1)?.query).toEqual({ resource_type: resourceType });
  });

  it('promises no resource type in a version whose syncs always read everything', async () => {
    const { user, getCalls } = renderWithSandbox(
      <>
        <PullButton resourceType="receivables" data-testid="one" />
        <PullButton />
      </>,
      { connection: 'connected', provider: { apiVersion: '2024-05-25' } },
    );
    const button = screen.getByTestId('one');
    await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
    expect(button).toHaveAccessibleName('Sync now');

    await user.click(button);

    const names = () => screen.getAllByRole('button').map(({ textContent }) => textContent);
    await waitFor(() => expect(names()).toEqual(['Syncing…', 'Syncing…']));
    expect(getCalls('POST')).toHaveLength(1);
  });

  it('is marked as disabled while another button’s pull runs', async () => {
    const { user } = renderWithSandbox(
      <>
        <PullButton />
        <PullButton resourceType="receivables" />
      </>,
      { connection: 'connected' },
    );
    await user.click(await findReady('Sync invoices'));
    await screen.findByRole('button', { name: 'Syncing invoices…' });

    const other = screen.getByRole('button', { name: 'Sync now' });
    expect(other).toHaveAttribute('aria-disabled', 'true');
    expect(other).toHaveAttribute('data-phase', 'idle');
    expect(other).toHaveAccessibleDescription('Another sync is running');
  });

  it('explains why a pull failed, and allows another try', async () => {
    const { user, sandbox, getCalls } = renderWithSandbox(<PullButton />, {
      connection: 'connected',
      sandbox: FAST,
    });
    const button = await findReady('Sync now');
    sandbox.fail({ method: 'POST', status: 500 });

    await user.click(button);
    await waitFor(() => expect(button).toHaveAccessibleName('Try again'));
    expect(button).toHaveAccessibleDescription(/^Something went wrong on our side/);
    expect(screen.getByRole('alert')).toHaveTextContent(
      /^We couldn’t sync\. Something went wrong on our side/,
    );
    expect(document.querySelector('[aria-live]')).toBeEmptyDOMElement();

    await user.click(button);
    await waitFor(() => expect(button).toHaveAttribute('data-phase', 'running'));
    expect(getCalls('POST')).toHaveLength(2);
  });

  it('explains a failure in a paragraph too, or leaves that to the partner', async () => {
    const { user, sandbox, update } = renderWithSandbox(
      <p>
        <PullButton />
      </p>,
      { connection: 'connected', sandbox: FAST },
    );
    sandbox.fail({ method: 'POST', status: 500 });
    await user.click(await findReady('Sync now'));

    // React would complain about an element that may not stand there.
    await user.click(await screen.findByRole('button', { name: 'Details' }));
    expect(screen.getByText(/^Reference: \S+$/)).toBeVisible();
    update(
      {},
      <p>
        <PullButton announce={false} />
      </p>,
    );
    expect(screen.getByText(/^We couldn’t sync\./)).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
    update(
      {},
      <p>
        <PullButton showError={false} />
      </p>,
    );
    expect(screen.queryByText(/^We couldn’t sync\./)).toBeNull();
    expect(document.querySelector('[aria-live]')).toHaveTextContent(/^Something went wrong/);
  });

  it.each([
    ['not_connected', undefined],
    ['pending_auth', 'pending_auth'],
    ['deauthorized', 'deauthorized'],
  ])('pulls nothing while %s, and explains what to do first', async (status, connection) => {
    const { user, getCalls } = renderWithSandbox(<PullButton />, { connection });
    const button = screen.getByRole('button', { name: 'Sync now' });
    await waitFor(() => expect(button).toHaveAttribute('data-status', status));

    await user.click(button);

    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription('Connect your accounting software first');
    expect(button).toHaveAttribute('data-phase', 'idle');
    expect(getCalls('POST')).toEqual([]);
  });

  it('starts no pull if the partner’s handler prevents the default', async () => {
    const onClick = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    const { user, getCalls } = renderWithSandbox(<PullButton onClick={onClick} />, {
      connection: 'connected',
    });
    await user.click(await findReady('Sync now'));

    expect(onClick).toHaveBeenCalledOnce();
    expect(getCalls('POST')).toEqual([]);
  });

  it('accepts a ref, button props and a custom label', async () => {
    const ref = createRef<HTMLButtonElement>();
    renderWithSandbox(
      <PullButton ref={ref} className="mine" data-testid="pull" title="Now">
        Get invoices
      </PullButton>,
      { connection: 'connected', provider: { theme: 'dark' } },
    );
    const button = await findReady('Get invoices');

    expect(ref.current).toBe(button);
    expect(button).toHaveClass('mine');
    expect(button).toHaveAttribute('title', 'Now');
    expect(button).toHaveAttribute('data-part', 'pull-button');
    expect(button).toHaveAttribute('data-accounting-theme', 'dark');
    expect(button).toHaveAttribute('type', 'button');
  });

  it('uses the partner’s messages, and English for the rest', async () => {
    renderWithSandbox(
      <>
        <PullButton />
        <PullButton resourceType="receivables" />
      </>,
      {
        connection: 'connected',
        provider: { messages: { pull: { all: { idle: 'Daten abrufen' } } } },
      },
    );
    expect(await findReady('Daten abrufen')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Sync invoices' })).toBeVisible();
  });

  it('throws an error that names the provider if there is none', () => {
    expect(() => render(<PullButton />)).toThrow('PullButton needs an <AccountingProvider>');
  });
});
