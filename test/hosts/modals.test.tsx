import { screen, waitFor } from '@testing-library/react';
import { ConnectButton, DisconnectButton } from 'react-accounting-connect';
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
