import { screen, waitFor } from '@testing-library/react';
import { ConnectButton, DisconnectButton } from 'react-accounting-connect';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { modals, traps } from './hosts.tsx';
import {
  expectClosed,
  expectOnTop,
  findOpener,
  openPicker,
  press,
  pressGround,
  showHost,
} from './showHost.tsx';

describe.each([...modals, ...traps])('a question inside %s', (_, Host) => {
  it('stays open until it is answered, and then returns the focus', async () => {
    const onClose = vi.fn();
    showHost(
      <Host onClose={onClose}>
        <DisconnectButton />
      </Host>,
      { connection: 'connected' },
    );
    const opener = await findOpener('Disconnect');
    await press(opener);
    const keep = await screen.findByRole('button', { name: 'Keep connected' });
    await waitFor(() => expect(keep).toHaveFocus());
    expectOnTop();
    await pressGround();
    expect(keep).toBeVisible();

    await press(screen.getByRole('button', { name: 'Disconnect' }));
    await expectClosed();
    await waitFor(() => expect(opener).toHaveAttribute('data-status', 'disconnected'));
    await waitFor(() => expect(opener).toHaveFocus());
    expect(onClose).not.toHaveBeenCalled();
  });
});

describe.each(modals)('after a dialog of ours, %s', (_, Host) => {
  async function connectNothing(onClose: () => void) {
    showHost(
      <Host onClose={onClose}>
        <ConnectButton />
      </Host>,
    );
    await openPicker();
    await press(screen.getByRole('button', { name: 'Close' }));
    await expectClosed();
    await waitFor(async () => expect(await findOpener()).toHaveFocus());
    expect(onClose).not.toHaveBeenCalled();
  }

  it('closes on the first press outside', async () => {
    const onClose = vi.fn();
    await connectNothing(onClose);
    await pressGround();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
  });

  it('closes on Escape', async () => {
    const onClose = vi.fn();
    await connectNothing(onClose);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(onClose).toHaveBeenCalled());
  });
});
