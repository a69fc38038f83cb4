import { screen, waitFor } from '@testing-library/react';
import { ConnectButton } from 'react-accounting-connect';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { drawers, modals, traps } from './hosts.tsx';
import {
  expectClosed,
  expectOnTop,
  findOpener,
  getPicker,
  getSearch,
  openPicker,
  press,
  pressGround,
  readBody,
  showHost,
} from './showHost.tsx';

describe.each([...modals, ...traps, ...drawers])('a dialog inside %s', (_, Host) => {
  it('is on top, focused and usable, and leaves the host unchanged', async () => {
    const onClose = vi.fn();
    showHost(
      <Host onClose={onClose}>
        <ConnectButton />
      </Host>,
    );
    const opener = await findOpener();
    const before = readBody();
    await openPicker();
    expectOnTop();

    await userEvent.keyboard('wave');
    expect(getSearch()).toHaveValue('wave');
    await userEvent.keyboard('{Escape}');
    expect(getSearch()).toHaveValue('');
    expect(getPicker()).toBeVisible();
    await userEvent.tab({ shift: true });
    expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus();
    await userEvent.tab();
    expect(getSearch()).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expectClosed();
    await waitFor(() => expect(opener).toHaveFocus());

    await openPicker();
    await press(screen.getByRole('button', { name: 'Close' }));
    await expectClosed();
    await openPicker();
    await pressGround();
    await expectClosed();
    await waitFor(() => expect(opener).toHaveFocus());

    expect(onClose).not.toHaveBeenCalled();
    await waitFor(() => expect(readBody()).toEqual(before));
  });
});
