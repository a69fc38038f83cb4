import { render, screen, within } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, it } from 'vitest';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import { AccountingConnect } from './AccountingConnect.tsx';

const findTitle = (name: string | RegExp) => screen.findByRole('heading', { name });
const findButton = (name: string) => screen.findByRole('button', { name });
const LIST = '/accounting_connections';
const CREATE = 'POST /accounting_connections';

describe('<AccountingConnect />', () => {
  it('renders a region, and accepts a ref, native props and a custom name', async () => {
    const ref = createRef<HTMLElement>();
    renderWithSandbox(
      <AccountingConnect ref={ref} id="books" className="card" aria-label="Your books" />,
    );

    const region = await screen.findByRole('region', { name: 'Your books' });
    expect(region).toBe(ref.current);
    expect(region).toHaveClass('card');
    expect(region).toHaveAttribute('id', 'books');
    expect(region).toHaveAttribute('data-part', 'accounting-connect');
    expect(region).toHaveAttribute('data-accounting-theme', 'inherit');
    await findTitle('Connect your accounting software');
    expect(region).toHaveAttribute('data-status', 'not_connected');
    expect(region).toHaveAttribute('data-phase', 'idle');
  });

  it('throws an error that names the provider if there is none', () => {
    expect(() => render(<AccountingConnect />)).toThrow(
      /AccountingConnect needs an <AccountingProvider>/,
    );
  });

  it('is busy and renders no button until the first response', async () => {
    renderWithSandbox(<AccountingConnect />);

    const region = screen.getByRole('region', { name: 'Accounting software', busy: true });
    expect(region).toHaveAttribute('data-status', 'loading');
    expect(screen.queryByRole('button')).toBeNull();
    await findTitle('Connect your accounting software');
    expect(region).not.toHaveAttribute('aria-busy');
  });

  it('explains why the first read failed, and tries again on request', async () => {
    const { user, sandbox } = renderWithSandbox(<AccountingConnect />, {
      provider: { tokenProvider: () => Promise.reject(new Error('down')) },
    });

    await findTitle('We couldn’t check your connection');
    expect(screen.getByRole('alert')).toHaveTextContent('We couldn’t confirm who you are');
    expect(screen.getByRole('region')).not.toHaveAttribute('aria-busy');

    await user.click(await findButton('Try again'));
    expect(await findButton('Try again')).toBeVisible();
    expect(sandbox.requests).toHaveLength(0);
  });

  it('recovers from a failed first read', async () => {
    const { user, sandbox } = renderWithSandbox(<AccountingConnect />, {
      sandbox: { rateLimit: Infinity },
      connection: 'connected',
      provider: { onEvent: undefined },
    });
    sandbox.fail({ path: LIST, status: 403 });

    await findTitle('We couldn’t check your connection');
    expect(screen.queryByText(/^Reference:/)).toBeNull();
    await user.click(screen.getByText('Details'));
    expect(screen.getByText(/^Reference: \S+$/)).toBeVisible();
    await user.click(await findButton('Try again'));

    expect(await findTitle(/^Xero (is c|C)onnected$/)).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('explains what is shared, and that access can end at any time, before opening the picker', async () => {
    const { user } = renderWithSandbox(<AccountingConnect />);

    await findTitle('Connect your accounting software');
    expect(screen.getByText(/^Bring in invoices and products/)).toBeVisible();
    expect(screen.getByText('You can disconnect at any time.')).toBeVisible();

    await user.click(await findButton('Choose your software'));
    expect(await screen.findByRole('dialog', { name: 'Choose your software' })).toBeVisible();
  });

  it('waits for the person, shows that Xero is connected, and focuses the title', async () => {
    const { user, sandbox, windows, comeBack, getCalls } = renderWithSandbox(<AccountingConnect />);
    await user.click(await findButton('Choose your software'));
    await user.click(await screen.findByRole('button', { name: /^Xero/ }));

    expect(await findTitle('Finish connecting Xero in the other window')).toHaveFocus();
    expect(windows).toHaveLength(1);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('region')).toHaveAttribute('data-phase', 'awaiting_authorization');

    sandbox.authorize(sandbox.connections[0]?.id ?? '');
    await comeBack();

    expect(await findTitle(/^Xero (is c|C)onnected$/)).toHaveFocus();
    expect(getCalls('POST')).toEqual([CREATE]);
  });

  it('lets its title take the focus only while the title has it', async () => {
    const { user } = renderWithSandbox(<AccountingConnect />);
    const title = await findTitle('Connect your accounting software');
    expect(title).not.toHaveAttribute('tabindex');

    await user.click(await findButton('Choose your software'));
    await user.click(await screen.findByRole('button', { name: /^Xero/ }));
    expect(await findTitle('Finish connecting Xero in the other window')).toHaveFocus();
    await user.tab();
    expect(title).not.toHaveFocus();
    expect(title).not.toHaveAttribute('tabindex');
  });

  it('leaves the focus elsewhere on the page', async () => {
    const { user, sandbox, comeBack } = renderWithSandbox(
      <>
        <input aria-label="Elsewhere" />
        <AccountingConnect />
      </>,
      { connection: 'pending_auth' },
    );
    await findTitle('Finish connecting Xero');
    await user.click(screen.getByRole('textbox', { name: 'Elsewhere' }));

    sandbox.authorize(sandbox.connections[0]?.id ?? '');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await comeBack();

    await findTitle(/^Xero (is c|C)onnected$/);
    expect(screen.getByRole('textbox', { name: 'Elsewhere' })).toHaveFocus();
  });

  it('explains why connecting failed, shows the request ID, and allows another try', async () => {
    const { user, sandbox } = renderWithSandbox(<AccountingConnect />);
    await findButton('Choose your software');
    sandbox.fail({ method: 'POST', status: 500 });
    await user.click(await findButton('Choose your software'));
    await user.click(await screen.findByRole('button', { name: /^Xero/ }));

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('We couldn’t connect. Something went wrong on our side');
    await user.click(screen.getByRole('button', { name: 'Details', expanded: false }));
    expect(screen.getByText(/^Reference: \S+$/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Details', expanded: true }));
    expect(screen.queryByText(/^Reference:/)).toBeNull();

    expect(await findButton('Choose other software')).toBeVisible();
    await user.click(await findButton('Connect Xero'));
    expect(await findTitle('Finish connecting Xero in the other window')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows that a deauthorized platform needs a new sign-in, and reconnects in the click', async () => {
    const { user, windows, getCalls, sandbox } = renderWithSandbox(<AccountingConnect />, {
      connection: 'deauthorized',
    });
    expect(await findTitle('Xero needs you to sign in again')).toBeVisible();
    expect(screen.getByText(/Your data stays/)).toBeVisible();
    expect(await findButton('Disconnect')).toBeVisible();

    await user.click(await findButton('Reconnect'));

    expect(windows).toHaveLength(1);
    expect(await findTitle('Finish connecting Xero in the other window')).toHaveFocus();
    const [deauthorized] = sandbox.connections;
    expect(getCalls('POST')).toEqual([`POST ${LIST}/${deauthorized?.id}/disconnect`, CREATE]);
  });

  it('shows that a platform is disconnected, and offers to connect that or another one', async () => {
    const { user } = renderWithSandbox(<AccountingConnect />, { connection: 'disconnected' });

    expect(await findTitle('Xero is disconnected')).toBeVisible();
    // No data was ever pulled.
    expect(screen.queryByText(/Data already here stays/)).toBeNull();
    expect(await findButton('Choose other software')).toBeVisible();
    await user.click(await findButton('Reconnect Xero'));

    expect(await findTitle('Finish connecting Xero in the other window')).toHaveFocus();
  });

  it('creates one connection on a double click, and shows that the sign-in is being prepared', async () => {
    const { user, sandbox, getCalls, windows } = renderWithSandbox(<AccountingConnect />, {
      connection: 'disconnected',
    });
    sandbox.fail({ method: 'POST', delay: 200 });

    await user.dblClick(await findButton('Reconnect Xero'));
    expect(await findTitle('Getting things ready…')).toHaveFocus();
    expect(screen.queryByText(/^Xero/)).toBeNull();
    expect(document.querySelector('[data-part=platform-icon]')).toHaveTextContent('X');

    expect(await findTitle('Finish connecting Xero in the other window')).toBeVisible();
    expect(getCalls('POST')).toEqual([CREATE]);
    expect(windows).toHaveLength(1);
  });

  it('shows the mark of the software that is being connected, not of the one before', async () => {
    const { user, sandbox } = renderWithSandbox(<AccountingConnect />, {
      connection: 'disconnected',
    });
    sandbox.fail({ method: 'POST', delay: 200 });
    await user.click(await findButton('Choose other software'));
    await user.click(await screen.findByRole('button', { name: /^FreeAgent/ }));
    expect(await findTitle('Getting things ready…')).toBeVisible();
    expect(document.querySelector('[data-part=platform-icon]')).toHaveTextContent('F');
  });

  it('shows an unknown status as it is, and never as connected', async () => {
    const { user, getCalls } = renderWithSandbox(<AccountingConnect />, { connection: 'on_hold' });

    expect(await findTitle('Xero reports “on_hold”')).toBeVisible();
    expect(screen.queryByText(/connected to/i)).toBeNull();
    expect(screen.getByRole('region')).toHaveAttribute('data-status', 'on_hold');

    const before = getCalls('GET').length;
    await user.click(await findButton('Check again'));
    await expect.poll(() => getCalls('GET').length).toBe(before + 1);
  });

  it('names an unlisted platform by its key', async () => {
    renderWithSandbox(<AccountingConnect />, { connection: 'connected', platform: 'my_books' });

    expect(await findTitle(/^my_books (is c|C)onnected$/)).toBeVisible();
  });

  it('shows the icon from `renderIcon`', async () => {
    renderWithSandbox(<AccountingConnect renderIcon={({ key }) => <i data-testid={key} />} />, {
      connection: 'connected',
    });
    await findTitle(/^Xero (is c|C)onnected$/);

    expect(within(screen.getByRole('region')).getByTestId('xero')).toBeInTheDocument();
  });

  it('uses the partner’s messages', async () => {
    renderWithSandbox(<AccountingConnect />, {
      connection: 'connected',
      provider: { messages: { widget: { connected: 'Verbunden' } } },
    });

    expect(await findTitle('Xero Verbunden')).toBeVisible();
  });

  it('shows nothing of the previous entity when the entity changes', async () => {
    const { update, sandbox } = renderWithSandbox(<AccountingConnect />, {
      connection: 'connected',
      sandbox: {
        entities: [
          { id: 'one', name: 'One', currency: 'GBP' },
          { id: 'two', name: 'Two', currency: 'EUR' },
        ],
      },
    });
    await findTitle(/^Xero (is c|C)onnected$/);

    update({ entityId: sandbox.entities[1]?.id ?? '' });

    expect(screen.queryByText(/Xero/)).toBeNull();
    expect(await findTitle('Connect your accounting software')).toBeVisible();
  });
});
