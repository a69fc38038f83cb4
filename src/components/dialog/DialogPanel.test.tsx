import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import { DisconnectButton } from '../disconnect-button/DisconnectButton.tsx';

describe('the header and the footer of a dialog', () => {
  it('show what the partner renders for this dialog', async () => {
    const renderDialogFooter = vi.fn((dialog: string) => <a href="/help">Help with {dialog}</a>);
    const { user } = renderWithSandbox(<DisconnectButton />, {
      connection: 'connected',
      provider: { renderDialogHeader: () => <b>Tidewell</b>, renderDialogFooter },
    });
    await user.click(await screen.findByRole('button', { name: 'Disconnect' }));

    const dialog = await screen.findByRole('alertdialog');
    expect(within(dialog).getByText('Tidewell')).toBeVisible();
    expect(within(dialog).getByRole('link', { name: 'Help with disconnect' })).toBeVisible();
    expect(renderDialogFooter).toHaveBeenCalledWith('disconnect');
  });

  it('leave no empty place if the partner renders nothing', async () => {
    const { user } = renderWithSandbox(<DisconnectButton />, {
      connection: 'connected',
      provider: { renderDialogHeader: () => null },
    });
    await user.click(await screen.findByRole('button', { name: 'Disconnect' }));

    const dialog = await screen.findByRole('alertdialog');
    expect(
      dialog.querySelectorAll('[data-part=dialog-header], [data-part=dialog-footer]'),
    ).toHaveLength(0);
  });
});
