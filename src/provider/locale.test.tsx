import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import { AuthorizationReturn } from '../components/authorization-return/AuthorizationReturn.tsx';
import { ConnectionStatus } from '../components/connection-status/ConnectionStatus.tsx';
import { DisconnectButton } from '../components/disconnect-button/DisconnectButton.tsx';
import { ar } from '../messages/locales/ar.ts';
import { de } from '../messages/locales/de.ts';
import { AccountingConnect } from '../widget/AccountingConnect.tsx';

const expectDirection = (element: Element, lang: string, dir: string) => {
  expect(element).toHaveAttribute('lang', lang);
  expect(element).toHaveAttribute('dir', dir);
};

describe('the locale of the provider', () => {
  it('speaks the language in the widget and in its dialogs, in its direction', async () => {
    const { user } = renderWithSandbox(<AccountingConnect />, {
      connection: 'connected',
      provider: { locale: ar },
    });
    const widget = screen.getByRole('region', { name: ar.messages.widget.label });
    expectDirection(widget, 'ar', 'rtl');

    const { disconnect } = ar.messages.disconnect;
    const { more } = ar.messages.widget;
    await user.click(await within(widget).findByRole('button', { name: more }));
    const menu = await screen.findByRole('menu', { name: more });
    expectDirection(menu.parentElement ?? menu, 'ar', 'rtl');
    await user.click(within(menu).getByRole('menuitem', { name: disconnect }));
    const dialog = await screen.findByRole('alertdialog');
    expectDirection(dialog, 'ar', 'rtl');
    expect(within(dialog).getByText(ar.messages.disconnectDialog.keep)).toBeVisible();
  });

  it('leaves language and direction to the page for a plain tag, and to the partner’s props', async () => {
    const { update } = renderWithSandbox(<DisconnectButton dir="ltr" lang="en" />, {
      provider: { locale: 'en-GB' },
    });
    expectDirection(screen.getByRole('button'), 'en', 'ltr');
    update({ locale: ar });
    expectDirection(screen.getByRole('button'), 'en', 'ltr');
  });

  it('writes times in the language and the time zone', async () => {
    renderWithSandbox(<ConnectionStatus />, {
      connection: 'connected',
      provider: { locale: de, timeZone: 'Pacific/Kiritimati' },
    });
    await screen.findByText(/Xero/);
    const time = document.querySelector('time');
    const format = new Intl.DateTimeFormat('de', {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Pacific/Kiritimati',
    });
    expect(time).toHaveAttribute('title', format.format(new Date(time?.dateTime ?? '')));
    expect(time).toHaveTextContent(/^in \d+ Minuten$/);
  });

  it('takes another language while it is shown', async () => {
    const { update } = renderWithSandbox(<AccountingConnect />);
    await screen.findByRole('heading', { name: 'Connect your accounting software' });
    update({ locale: de });
    expect(screen.getByRole('heading', { name: de.messages.widget.notConnected })).toBeVisible();
  });

  it('talks of no window where the sign-in took the place of the page', () => {
    renderWithSandbox(<AuthorizationReturn />, { provider: { authorization: 'redirect' } });
    expect(screen.getByText('You can go back to where you started.')).toBeVisible();
  });
});
