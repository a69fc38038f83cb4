import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import { platforms } from '../../api/platforms.ts';
import { ConnectButton } from './ConnectButton.tsx';
import { needsPreparation } from './needsPreparation.ts';

const press = async (
  { user }: ReturnType<typeof renderWithSandbox>,
  name: string | RegExp,
): Promise<void> => {
  const button = await screen.findByRole('button', { name });
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
  await user.click(button);
};
const findStep = (name: string) =>
  screen.findByRole('dialog', { name: `Before you connect ${name}` });

describe('the preparation step', () => {
  it('is for platforms that need an administrator, a computer, a program, a key, or time', () => {
    expect(platforms.filter(needsPreparation).map(({ key }) => key)).toEqual([
      'clear_books',
      'dynamics_365_business_central',
      'kashflow',
      'netsuite',
      'quickbooks_desktop',
      'quickbooks_online',
      'sage_200cloud',
      'sage_50_uk',
      'sage_intacct',
    ]);
  });

  it('follows the choice in the dialog, and its Continue button opens the window in the click', async () => {
    const view = renderWithSandbox(<ConnectButton />);
    await press(view, 'Choose your software');
    await press(view, /^Oracle NetSuite/);

    const step = await findStep('Oracle NetSuite');
    expect(step).toHaveTextContent('Sign in to Oracle NetSuite as an administrator.');
    expect(step.contains(document.activeElement)).toBe(true);
    expect(view.windows).toEqual([]);
    expect(view.getCalls('POST')).toEqual([]);

    await view.user.click(within(step).getByRole('button', { name: 'Continue' }));
    expect(view.windows).toHaveLength(1);
    expect(
      await screen.findByRole('button', { name: 'Waiting for Oracle NetSuite…' }),
    ).toHaveFocus();
  });

  it('leads back to the picker, as the person left it', async () => {
    const view = renderWithSandbox(<ConnectButton />, {
      provider: { platforms: ['netsuite', 'wave', 'xero'] },
    });
    await press(view, 'Choose your software');
    await view.user.type(await screen.findByRole('searchbox'), 'e');
    const results = document.querySelector('[data-part=platform-results]');
    if (results) results.scrollTop = 40;
    await press(view, /^Oracle NetSuite/);
    expect(screen.queryByRole('searchbox')).toBeNull();
    if (results) results.scrollTop = 0;
    await press(view, 'Back');

    expect(await screen.findByRole('searchbox')).toHaveValue('e');
    expect(screen.getByRole('button', { name: /^Oracle NetSuite/ })).toHaveFocus();
    expect(document.querySelector('[data-part=platform-results]')?.scrollTop).toBe(40);
    await press(view, /^Xero/);
    expect(view.windows).toHaveLength(1);
  });

  it('shows the mark of the platform, and divides the notes into needs and facts', async () => {
    const renderIcon = () => <i data-testid="mark" />;
    const view = renderWithSandbox(<ConnectButton platform="dynamics_365_business_central" />, {
      provider: { renderIcon },
    });
    await press(view, 'Connect Dynamics 365 Business Central');

    const dialog = await findStep('Dynamics 365 Business Central');
    expect(within(dialog).getByTestId('mark')).toBeInTheDocument();
    const notes = dialog.querySelectorAll<HTMLElement>('[data-part="setup-note"]');
    expect([...notes].map(({ dataset }) => dataset['kind'])).toEqual([
      'need',
      'need',
      'need',
      'time',
    ]);
  });

  it('opens from a button for one platform too, which gets the focus back', async () => {
    const view = renderWithSandbox(<ConnectButton platform="dynamics_365_business_central" />);
    await press(view, 'Connect Dynamics 365 Business Central');
    expect(await findStep('Dynamics 365 Business Central')).toHaveTextContent(
      'Takes 10 to 20 minutes.',
    );

    await press(view, 'Not now');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('button')).toHaveFocus();
  });

  it('creates a link to send, without opening a window', async () => {
    const view = renderWithSandbox(<ConnectButton platform="netsuite" />);
    await press(view, 'Connect Oracle NetSuite');
    await press(view, 'Send a link instead');

    await waitFor(() => expect(view.sandbox.connections).toHaveLength(1));
    const link = await screen.findByRole('link', { name: 'Continue to Oracle NetSuite' });
    expect(link).toHaveAttribute('href', view.sandbox.connections[0]?.authorizationUrl);
    expect(screen.getByRole('button', { name: 'Copy link' })).toBeVisible();
    expect(view.windows).toEqual([]);
  });

  it('warns on a phone about a desktop platform, and highlights the link', async () => {
    vi.stubGlobal('matchMedia', (query: string) => ({ matches: query === '(hover: none)' }));
    const view = renderWithSandbox(<ConnectButton platform="quickbooks_desktop" />);
    await press(view, 'Connect QuickBooks Desktop');

    const step = await findStep('QuickBooks Desktop');
    expect(step).toHaveTextContent('You can’t set up QuickBooks Desktop');
    const names = within(step)
      .getAllByRole('button')
      .map(({ textContent }) => textContent);
    expect(names).toEqual(['Not now', 'Continue', 'Send a link instead', '']);
  });
});

describe('<ConnectButton /> without a window', () => {
  it('shows a link, copies its address, and keeps waiting', async () => {
    const view = renderWithSandbox(<ConnectButton platform="xero" />, { canOpenWindows: false });
    await press(view, 'Connect Xero');

    const link = await screen.findByRole('link', { name: 'Continue to Xero' });
    const [connection] = view.sandbox.connections;
    expect(link).toHaveAttribute('href', connection?.authorizationUrl);
    await press(view, 'Copy link');
    expect(await navigator.clipboard.readText()).toBe(connection?.authorizationUrl);

    view.sandbox.authorize(connection?.id ?? '');
    await view.comeBack();
    await waitFor(() => expect(screen.queryByRole('link')).toBeNull());
    expect(screen.getByRole('button')).toHaveAccessibleName('Xero is connected');
  });

  it('announces why connecting failed', async () => {
    const view = renderWithSandbox(<ConnectButton platform="xero" />);
    view.sandbox.fail({ method: 'POST', status: 500 });
    await press(view, 'Connect Xero');

    expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong on our side');
    expect(await screen.findByRole('alert')).toBeVisible();
  });
});
