import { render, screen, waitFor } from '@testing-library/react';
import { createRef } from 'react';
import type { ComponentProps } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../../test/renderWithSandbox.tsx';
import { ConnectButton } from './ConnectButton.tsx';

/** Renders a button and waits for the API's first response. */
async function renderReady(
  props: ComponentProps<typeof ConnectButton> = {},
  setup: SandboxSetup = {},
) {
  const view = renderWithSandbox(<ConnectButton {...props} />, setup);
  const button = screen.getByRole('button');
  await waitFor(() => expect(button).not.toHaveAttribute('data-status', 'loading'));
  return { ...view, button };
}

const findPicker = () => screen.findByRole('dialog', { name: 'Choose your software' });

describe('<ConnectButton platform />', () => {
  it('opens the window in the click, connects, and keeps the focus', async () => {
    const { user, button, windows, getCalls, sandbox, comeBack } = await renderReady({
      platform: 'xero',
    });
    expect(button).toHaveAccessibleName('Connect Xero');

    await user.click(button);

    expect(windows).toHaveLength(1);
    await waitFor(() => expect(button).toHaveAccessibleName('Waiting for Xero…'));
    expect(button).toHaveAttribute('data-phase', 'awaiting_authorization');
    expect(button).toHaveFocus();
    expect(getCalls('POST')).toEqual(['POST /accounting_connections']);

    sandbox.authorize(sandbox.connections[0]?.id ?? '');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await comeBack();
    await waitFor(() => expect(button).toHaveAccessibleName('Xero is connected'));
    expect(button).toHaveFocus();
  });

  it('creates one connection and opens one window on a double click', async () => {
    const { user, button, windows, getCalls } = await renderReady({ platform: 'xero' });

    await user.dblClick(button);
    await waitFor(() => expect(button).toHaveAttribute('data-phase', 'awaiting_authorization'));

    expect(getCalls('POST')).toHaveLength(1);
    expect(windows).toHaveLength(1);
  });

  it('brings the window to the front when pressed while waiting', async () => {
    const { user, button, windows } = await renderReady({ platform: 'xero' });
    await user.click(button);
    await waitFor(() => expect(button).toHaveAccessibleName('Waiting for Xero…'));

    await user.click(button);

    expect(button).not.toHaveAttribute('aria-disabled');
    expect(button).toHaveAccessibleDescription('Opens the sign-in window again');
    expect(windows.map(({ focused }) => focused)).toEqual([1]);
  });

  it('shows that it is connecting, and is marked as disabled', async () => {
    const { user, button, sandbox } = await renderReady(
      { platform: 'xero' },
      { sandbox: { seed: 11 } },
    );
    sandbox.fail({ method: 'POST', delay: 200 });

    await user.click(button);

    expect(button).toHaveAccessibleName('Connecting…');
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAttribute('aria-busy', 'true');
    expect(button).toBeEnabled();
    await waitFor(() => expect(button).toHaveAccessibleName('Waiting for Xero…'));
  });

  it('shows progress only on the button that was pressed', async () => {
    const { user, sandbox } = renderWithSandbox(
      <>
        <ConnectButton platform="xero" />
        <ConnectButton platform="wave" />
      </>,
      { sandbox: { seed: 12 } },
    );
    const xero = screen.getByRole('button', { name: 'Connect Xero' });
    const wave = screen.getByRole('button', { name: 'Connect Wave' });
    await waitFor(() => expect(xero).not.toHaveAttribute('aria-disabled'));
    sandbox.fail({ method: 'POST', status: 500, delay: 100 });

    await user.click(xero);
    expect(xero).toHaveAccessibleName('Connecting…');
    expect(wave).toHaveAccessibleName('Connect Wave');
    expect(wave).toHaveAttribute('aria-disabled', 'true');

    await waitFor(() => expect(xero).toHaveAccessibleName('Try again'));
    expect(xero).toHaveAccessibleDescription(/^Something went wrong on our side/);
    expect(wave).not.toHaveAttribute('aria-disabled');
    expect(wave).toHaveAccessibleDescription('');
  });

  it('does not say “connected” of a status that nobody knows', async () => {
    const { button } = await renderReady(
      { platform: 'xero' },
      { connection: 'paused_by_provider' },
    );
    expect(button).toHaveAccessibleName('Connect Xero');
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(/^Disconnect Xero first/);
  });

  it('offers to try again, or a link, if the window was blocked', async () => {
    const { user, button } = await renderReady({ platform: 'xero' }, { canOpenWindows: false });
    await user.click(button);
    await waitFor(() => expect(button).toHaveAttribute('data-phase', 'blocked'));
    expect(button).toHaveAccessibleName('Try again');
    expect(screen.getByRole('alert')).toHaveTextContent(/^Your browser blocked the window/);
    expect(button).toHaveAttribute('data-variant', 'secondary');
    expect(screen.getByRole('link', { name: 'Continue to Xero' })).toHaveAttribute(
      'data-variant',
      'primary',
    );
  });

  it('explains why another platform cannot be connected now', async () => {
    const { user, button, getCalls } = await renderReady(
      { platform: 'wave' },
      { connection: 'connected' },
    );
    await user.click(button);

    expect(button).toHaveAccessibleName('Connect Wave');
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription('Disconnect Xero first to connect other software.');
    expect(getCalls('POST')).toEqual([]);
  });

  it('names an unknown platform by its key', async () => {
    const { button } = await renderReady({ platform: 'abacus' });
    expect(button).toHaveAccessibleName('Connect abacus');
  });
});

describe('<ConnectButton />', () => {
  it('opens the picker, connects the chosen platform in the click, and regains the focus', async () => {
    const { user, button, windows, sandbox } = await renderReady();
    expect(button).toHaveAttribute('aria-haspopup', 'dialog');

    await user.click(button);
    expect(await findPicker()).toHaveAccessibleDescription(/you’ll sign in on its website/);
    expect(screen.getByRole('searchbox', { name: 'Search software' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: /^Xero/ }));

    expect(windows).toHaveLength(1);
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(button).toHaveAccessibleName('Waiting for Xero…'));
    expect(button).toHaveFocus();
    expect(sandbox.connections.map(({ platform }) => platform)).toEqual(['xero']);
  });

  it('works with the keyboard alone', async () => {
    const { user, button, sandbox } = await renderReady();

    await user.tab();
    await user.keyboard('{Enter}');
    await findPicker();
    await user.keyboard('zoho{ArrowDown}{Enter}');

    await waitFor(() => expect(button).toHaveAccessibleName('Waiting for Zoho Books…'));
    expect(sandbox.connections).toHaveLength(1);
  });

  it('clears the search on the first Escape, and closes the picker on the second', async () => {
    const { user, button } = await renderReady();
    await user.click(button);
    await findPicker();

    await user.keyboard('xe{Escape}');
    expect(screen.getByRole('searchbox')).toHaveValue('');

    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(button).toHaveFocus());
  });

  it('closes the picker on its close button and on a click outside, without connecting', async () => {
    const { user, button, getCalls } = await renderReady();

    await user.click(button);
    await findPicker();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();

    await user.click(button);
    await user.click(await findPicker());
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(getCalls('POST')).toEqual([]);
  });

  it.each([
    ['pending_auth', 'Continue connecting Xero'],
    ['deauthorized', 'Reconnect Xero'],
  ])('continues a connection that is %s, without opening the picker', async (connection, label) => {
    const { user, button, sandbox, windows } = await renderReady({}, { connection });
    expect(button).toHaveAccessibleName(label);

    await user.click(button);

    await waitFor(() => expect(button).toHaveAccessibleName('Waiting for Xero…'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(windows).toHaveLength(1);
    expect(sandbox.connections.filter(({ status }) => status === 'pending_auth')).toHaveLength(1);
  });

  it.each([
    ['connected', 'Xero is connected'],
    ['paused_by_provider', 'Choose your software'],
  ])(
    'explains that only one platform can be connected while one is %s',
    async (connection, label) => {
      const { user, button } = await renderReady({}, { connection });
      await user.click(button);

      expect(button).toHaveAccessibleName(label);
      expect(button).toHaveAttribute('aria-disabled', 'true');
      expect(button).toHaveAccessibleDescription(/^Disconnect Xero first/);
      expect(screen.queryByRole('dialog')).toBeNull();
    },
  );

  it('opens the picker again after a failure', async () => {
    const { user, button, sandbox } = await renderReady();
    sandbox.fail({ method: 'POST', status: 422 });
    await user.click(button);
    await findPicker();
    await user.click(screen.getByRole('button', { name: /^Xero/ }));
    await waitFor(() => expect(button).toHaveAccessibleName('Try again'));
    expect(button).toHaveAccessibleDescription(/^That didn’t go through/);

    await user.click(button);
    expect(await findPicker()).toBeVisible();
  });

  it('does nothing before the first response', async () => {
    const { user, sandbox } = renderWithSandbox(<ConnectButton />);
    sandbox.fail({ delay: 60_000 });
    const button = screen.getByRole('button', { name: 'Choose your software' });

    await user.click(button);

    expect(button).toHaveAttribute('data-status', 'loading');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('runs the partner’s handlers, and stays closed if they prevent the default', async () => {
    const onClick = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    const onFocus = vi.fn();
    const onPointerEnter = vi.fn();
    const { user, button } = await renderReady({ onClick, onFocus, onPointerEnter });

    await user.click(button);

    expect(onClick).toHaveBeenCalledOnce();
    expect(onFocus).toHaveBeenCalled();
    expect(onPointerEnter).toHaveBeenCalled();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('accepts a ref, button props, a custom label and custom messages', async () => {
    const ref = createRef<HTMLButtonElement>();
    const { button, update } = await renderReady({ ref, className: 'mine', children: 'Link' });
    expect(ref.current).toBe(button);
    expect(button).toHaveClass('mine');
    expect(button).toHaveAccessibleName('Link');
    expect(button).toHaveAttribute('data-part', 'connect-button');
    expect(button).toHaveAttribute('data-accounting-theme', 'inherit');

    update({ messages: { connect: { choose: 'Buchhaltung verbinden' } } }, <ConnectButton />);
    expect(await screen.findByRole('button', { name: 'Buchhaltung verbinden' })).toBeVisible();
  });

  it('throws an error that names the provider if there is none', () => {
    expect(() => render(<ConnectButton />)).toThrow('ConnectButton needs an <AccountingProvider>');
  });
});
