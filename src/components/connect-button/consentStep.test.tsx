import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../../test/renderWithSandbox.tsx';
import type { ConsentRecord } from '../../engine/consent/ConsentRecord.ts';
import { AccountingConnect } from '../../widget/AccountingConnect.tsx';
import { ConnectButton } from './ConnectButton.tsx';
import { useConnectDialog } from './useConnectDialog.tsx';

const AGREE = 'Agree and continue';

function setUp(ui: React.ReactNode, setup: SandboxSetup = {}) {
  const onConsent = vi.fn((_record: ConsentRecord): void | Promise<void> => undefined);
  const provider = { consent: { version: '1', onConsent }, ...setup.provider };
  const view = renderWithSandbox(ui, { ...setup, provider });
  const press = async (name: string | RegExp) => {
    const button = await screen.findByRole('button', { name });
    await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
    await view.user.click(button);
  };
  const getRecords = () => onConsent.mock.calls.map(([record]) => record);
  return { ...view, onConsent, press, getRecords };
}

const findStep = (name = 'Xero') =>
  screen.findByRole('dialog', { name: `Before you connect ${name}` });
const getButtons = (step: HTMLElement) =>
  within(step)
    .getAllByRole('button')
    .map(({ textContent }) => textContent)
    .filter(Boolean);

describe('the consent in the dialog', () => {
  it('follows the choice, has the focus, and connects in the click that agrees', async () => {
    const { press, windows, getCalls, getRecords, user } = setUp(<ConnectButton />);
    await press('Choose your software');
    await press(/^Xero/);
    const step = await findStep();
    expect(step).toHaveAccessibleDescription(/^We’ll read the invoices and products in Xero\./);
    const region = within(step).getByRole('region', { name: 'Before you connect Xero' });
    expect(region).toHaveFocus();
    expect(region).toHaveAccessibleDescription(/You can do that at any time\.$/);
    expect(getButtons(step)).toEqual(['Back', AGREE]);
    expect(windows).toEqual([]);
    expect(getCalls('POST')).toEqual([]);

    await user.click(within(step).getByRole('button', { name: AGREE }));
    expect(windows).toHaveLength(1);
    const button = await screen.findByRole('button', { name: 'Waiting for Xero…' });
    expect(button).toHaveFocus();
    expect(getRecords()).toMatchObject([{ platform: 'xero', version: '1', locale: 'en' }]);
    expect(getRecords()[0]?.text).toContain('We won’t change anything in Xero.');
    expect(getCalls('POST')).toHaveLength(1);
  });

  it('goes back to the list as it was, and closes on Escape without connecting', async () => {
    const { press, user, getCalls, onConsent } = setUp(<ConnectButton />);
    await press('Choose your software');
    await user.type(await screen.findByRole('searchbox'), 'xe');
    await press(/^Xero/);
    await findStep();
    await press('Back');
    expect(screen.getByRole('searchbox')).toHaveValue('xe');
    expect(screen.getByRole('button', { name: /^Xero/ })).toHaveFocus();

    await press(/^Xero/);
    await findStep();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('button', { name: 'Choose your software' })).toHaveFocus();
    expect(onConsent).not.toHaveBeenCalled();
    expect(getCalls('POST')).toEqual([]);
  });

  it('opens from a button for one platform too, even for one that nobody lists', async () => {
    const { press, update, getRecords } = setUp(<ConnectButton platform="xero" />);
    const button = await screen.findByRole('button', { name: 'Connect Xero' });
    await waitFor(() => expect(button).toHaveAttribute('aria-haspopup', 'dialog'));
    await press('Connect Xero');
    expect(getButtons(await findStep())).toEqual(['Not now', AGREE]);
    await press('Not now');
    expect(screen.queryByRole('dialog')).toBeNull();

    update({}, <ConnectButton platform="my_books" />);
    await press('Connect my_books');
    await findStep('My books');
    await press(AGREE);
    await waitFor(() => expect(getRecords()).toMatchObject([{ platform: 'my_books' }]));
  });

  it('is one step with what the person needs', async () => {
    const { press, windows, getRecords } = setUp(<ConnectButton platform="netsuite" />);
    await press('Connect Oracle NetSuite');
    const step = await findStep('Oracle NetSuite');
    expect(step).toHaveAccessibleDescription('What you’ll need:');
    expect(step).toHaveTextContent('Sign in to Oracle NetSuite as an administrator.');
    expect(step).toHaveTextContent('We won’t change anything in Oracle NetSuite.');
    expect(within(step).getByRole('region')).toHaveAccessibleDescription(
      /^What you’ll allow: We’ll read/,
    );
    expect(getButtons(step)).toEqual(['Not now', 'Send a link instead', AGREE]);
    await press(AGREE);
    expect(windows).toHaveLength(1);
    expect(getRecords()[0]?.text).not.toContain('administrator');
  });

  it('is asked before a link is made, too', async () => {
    const { press, windows, getCalls, getRecords } = setUp(<ConnectButton platform="netsuite" />);
    await press('Connect Oracle NetSuite');
    await press('Send a link instead');
    const step = await findStep('Oracle NetSuite');
    expect(step).toHaveAccessibleDescription(/^We’ll read/);
    expect(within(step).getByRole('region')).toHaveFocus();
    expect(getButtons(step)).toEqual(['Back', AGREE]);
    expect(getCalls('POST')).toEqual([]);
    await press('Back');
    expect(getButtons(await findStep('Oracle NetSuite'))).toHaveLength(3);

    await press('Send a link instead');
    await press(AGREE);
    expect(await screen.findByRole('link', { name: 'Continue to Oracle NetSuite' })).toBeVisible();
    // Nothing was blocked, because nobody asked for a window.
    expect(screen.queryByText(/blocked the window/)).toBeNull();
    expect(getRecords()).toHaveLength(1);
    expect(windows).toEqual([]);
  });

  it('is part of the question before a switch', async () => {
    function Switch() {
      const { dialog, open } = useConnectDialog();
      return (
        <>
          <button onClick={() => open()}>Change</button>
          {dialog}
        </>
      );
    }
    const { press, sandbox, getRecords } = setUp(<Switch />, { connection: 'connected' });
    await press('Change');
    await press(/^FreeAgent/);
    const step = await screen.findByRole('dialog', { name: 'Switch from Xero to FreeAgent?' });
    expect(step).toHaveAccessibleDescription(/^We’ll disconnect Xero/);
    expect(step).toHaveTextContent('We’ll read the invoices and products in FreeAgent.');
    await press(AGREE);
    await waitFor(() => expect(sandbox.connections).toHaveLength(2));
    expect(getRecords()).toMatchObject([{ platform: 'freeagent' }]);
  });

  it('names no software in the API version where people choose it while signing in', async () => {
    const { press, windows, getCalls, getRecords } = setUp(<ConnectButton />, {
      provider: { apiVersion: '2024-05-25' },
    });
    await press('Choose your software');
    const step = await screen.findByRole('dialog', { name: 'Before you connect' });
    expect(step).toHaveTextContent('products, contacts, and payments in your accounting software');
    expect(getCalls('POST')).toEqual([]);
    await press(AGREE);
    expect(windows).toHaveLength(1);
    expect(getRecords()).toMatchObject([{ platform: null }]);
  });

  it('records the partner’s own text as the person saw it', async () => {
    const onConsent = vi.fn();
    const text = (
      <>
        <b>Tidewell</b> reads your books.
      </>
    );
    const { press } = setUp(<ConnectButton platform="xero" />, {
      provider: { consent: { version: '7', text, onConsent } },
    });
    await press('Connect Xero');
    await press(AGREE);
    expect(onConsent.mock.lastCall).toMatchObject([{ text: 'Tidewell reads your books.' }]);
  });

  it('counts a double press once', async () => {
    const { press, windows, getRecords, getCalls } = setUp(<ConnectButton platform="xero" />);
    await press('Connect Xero');
    const agree = within(await findStep()).getByRole('button', { name: AGREE });
    fireEvent.click(agree);
    fireEvent.click(agree);
    await screen.findByRole('button', { name: 'Waiting for Xero…' });
    expect([windows, getRecords(), getCalls('POST')].map(({ length }) => length)).toEqual([
      1, 1, 1,
    ]);
  });
});

describe('after a failure, the consent', () => {
  it('is asked for again if the partner did not store the record, and nothing connects', async () => {
    const { press, onConsent, windows, getCalls, getRecords } = setUp(
      <>
        <AccountingConnect />
        <ConnectButton platform="freeagent" showError={false} />
      </>,
    );
    onConsent.mockRejectedValueOnce(new Error('down'));
    const [choose] = await screen.findAllByRole('button', { name: 'Choose your software' });
    await waitFor(() => expect(choose).not.toHaveAttribute('aria-disabled'));
    await press('Choose your software');
    await press(/^Xero/);
    await press(AGREE);
    expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong on our side.');
    expect(windows).toMatchObject([{ closed: true }]);
    expect(getCalls('POST')).toEqual([]);

    await press('Connect Xero');
    await press(AGREE);
    expect(await screen.findByRole('heading', { name: /Xero/ })).toBeVisible();
    await waitFor(() => expect(getCalls('POST')).toHaveLength(1));
    expect(getRecords()).toHaveLength(2);
  });

  it('is not asked for again if only connecting failed', async () => {
    const { press, sandbox, getRecords } = setUp(<ConnectButton platform="xero" />);
    sandbox.fail({ method: 'POST', status: 500 });
    await press('Connect Xero');
    await press(AGREE);
    await press('Try again');
    expect(await screen.findByRole('button', { name: 'Waiting for Xero…' })).toBeVisible();
    expect(getRecords()).toHaveLength(1);
  });
});
