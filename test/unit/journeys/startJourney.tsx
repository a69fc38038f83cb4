import { act, screen, waitFor, within } from '@testing-library/react';
import { AccountingConnect } from 'react-accounting-connect';
import type { ApiVersion } from 'react-accounting-connect';
import { expect } from 'vitest';
import { chooseInMenu } from '../../chooseInMenu.ts';
import { renderWithSandbox } from '../../renderWithSandbox.tsx';

export const findTitle = (name: string) => screen.findByRole('heading', { name });
export const findButton = (name: string | RegExp) => screen.findByRole('button', { name });

/** Renders the widget, and acts as the person, who differs only where the versions differ. */
export function startJourney(apiVersion: ApiVersion) {
  const view = renderWithSandbox(<AccountingConnect />, { provider: { apiVersion } });
  const { user, sandbox, windows, comeBack } = view;
  const canChoose = apiVersion === '2023-03-14';
  const getLast = () => {
    const connection = sandbox.connections.at(-1);
    if (!connection) throw new Error('The sandbox has no connection.');
    return connection;
  };
  const press = async (name: string | RegExp) => user.click(await findButton(name));

  /** Presses a button of the dialog with this name. */
  async function pressIn(dialog: string, name: string | RegExp, role = 'dialog') {
    const { getByRole } = within(await screen.findByRole(role, { name: dialog }));
    await user.click(getByRole('button', { name }));
  }

  /** Expects one more window, at the sign-in of the newest connection. */
  async function expectSignIn(count: number) {
    await waitFor(() => expect(windows).toHaveLength(count + 1));
    await waitFor(() => expect(windows.at(-1)?.address).toBe(getLast().authorizationUrl));
  }

  return {
    ...view,
    getLast,
    press,
    pressIn,
    /** Starts to connect, up to the sign-in window. */
    async start(name: string) {
      const { length } = windows;
      await press('Choose your software');
      if (canChoose) await pressIn('Choose your software', new RegExp(`^${name}`));
      await expectSignIn(length);
    },
    /** Starts to switch, up to the sign-in window. */
    async startSwitch(from: string, to: string) {
      const { length } = windows;
      await chooseInMenu(user, 'Switch software');
      if (canChoose) {
        await pressIn('Choose the software to switch to', new RegExp(`^${to}`));
        await pressIn(`Switch from ${from} to ${to}?`, `Switch to ${to}`);
      } else {
        await pressIn(`Switch from ${from} to other software?`, 'Disconnect and continue');
      }
      await expectSignIn(length);
    },
    async startAgain(button: string) {
      const { length } = windows;
      await press(button);
      await expectSignIn(length);
    },
    /** Signs in, and comes back to the page. */
    async signIn(platform: string) {
      sandbox.authorize(getLast().id, platform);
      await comeBack();
    },
    /** Syncs to the end. */
    async sync() {
      await press(/^(Sync now|Sync again|Try again)$/);
      await findButton('Syncing…');
      sandbox.advance(60_000);
      await act(() => new Promise((resolve) => setTimeout(resolve, 300)));
      await comeBack();
    },
  };
}
