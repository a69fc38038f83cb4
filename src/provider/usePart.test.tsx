import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import { ConnectButton } from '../components/connect-button/ConnectButton.tsx';
import { ConnectionStatus } from '../components/connection-status/ConnectionStatus.tsx';
import { SyncLog } from '../components/sync-log/SyncLog.tsx';
import { useConnection } from '../hooks/useConnection.ts';
import { AccountingConnect } from '../widget/AccountingConnect.tsx';

const getPart = (part: string) => document.querySelector(`[data-part='${part}']`);
const expectClass = (part: string, name: string) =>
  waitFor(() => expect(getPart(part)).toHaveAttribute('class', name));

describe('classNames', () => {
  it('reach the widget, its menu and its dialogs', async () => {
    const { user } = renderWithSandbox(<AccountingConnect className="own" />, {
      connection: 'connected',
      provider: {
        classNames: {
          'accounting-connect': 'card',
          'widget-title': 'title',
          'pull-button': 'btn',
          time: 'time',
          menu: 'menu',
          'menu-separator': 'line',
          'menu-item-button': 'item',
          'dialog-overlay': 'overlay',
          'disconnect-dialog': 'dialog',
          'dialog-title': 'dialog-title',
          'keep-button': 'keep',
        },
      },
    });
    const widget = screen.getByRole('region');
    expect(widget).toHaveAttribute('class', 'card own');
    expect(getPart('widget-title')).toHaveAttribute('class', 'title');
    await expectClass('pull-button', 'btn');
    await expectClass('time', 'time');

    await user.click(within(widget).getByRole('button', { name: 'More actions' }));
    const menu = await screen.findByRole('menu');
    expect(menu).toHaveClass('menu');
    expect(getPart('menu-separator')).toHaveClass('line');
    await user.click(within(menu).getByRole('menuitem', { name: 'Disconnect' }));
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog).toHaveClass('overlay');
    expect(getPart('disconnect-dialog')).toHaveClass('dialog');
    expect(getPart('dialog-title')).toHaveClass('dialog-title');
    expect(getPart('keep-button')).toHaveClass('keep');
  });

  it('reach the rows of the picker', async () => {
    const { user } = renderWithSandbox(<ConnectButton />, {
      provider: {
        classNames: {
          'picker-dialog': 'dialog',
          'platform-list': 'list',
          'platform-item': 'item',
          'platform-icon': 'icon',
          'close-button': 'close',
        },
      },
    });
    const button = screen.getByRole('button');
    await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
    await user.click(button);
    const dialog = await screen.findByRole('dialog');
    expect(getPart('picker-dialog')).toHaveClass('dialog');
    const items = dialog.querySelectorAll('.list .item .icon');
    expect(items).toHaveLength(dialog.querySelectorAll('[data-part=platform-item]').length);
    expect(getPart('close-button')).toHaveClass('close');
  });

  it('reach the rows of the sync log', async () => {
    const id = '6a3f1c58-6f0e-4d53-9a53-2f1f5c0f7c11';
    renderWithSandbox(<SyncLog className="own" />, {
      connection: 'connected',
      sandbox: { entities: [{ id, name: 'Maple', currency: 'GBP' }] },
      provider: {
        apiVersion: '2024-05-25',
        classNames: { 'sync-log': 'log', 'sync-log-types': 'types', 'sync-log-tools': 'tools' },
      },
    });
    expect(getPart('sync-log')).toHaveAttribute('class', 'log own');
    await expectClass('sync-log-types', 'types');
    await expectClass('sync-log-tools', 'tools');
  });

  it('follow the prop, and leave no attribute behind', async () => {
    const { update } = renderWithSandbox(<ConnectionStatus />, {
      connection: 'connected',
      provider: { classNames: { 'connection-status': 'one' } },
    });
    expect(getPart('connection-status')).toHaveClass('one');
    update({ classNames: { 'connection-status': 'two', time: undefined } });
    expect(getPart('connection-status')).toHaveAttribute('class', 'two');
    update({ classNames: undefined });
    expect(getPart('connection-status')).not.toHaveAttribute('class');
    await screen.findByText(/Connected to/);
  });

  it('cost no render if an inline object is the same', async () => {
    const renders = vi.fn();
    function Probe() {
      renders(useConnection().status);
      return null;
    }
    const { update } = renderWithSandbox(<Probe />, {
      connection: 'connected',
      provider: { classNames: { 'pull-button': 'btn' } },
    });
    await waitFor(() => expect(renders).toHaveBeenLastCalledWith('connected'));
    renders.mockClear();
    update({ classNames: { 'pull-button': 'btn' } });
    expect(renders).not.toHaveBeenCalled();
    update({ classNames: { 'pull-button': 'other' } });
    expect(renders).toHaveBeenCalled();
  });

  it('ignore a name that no part has', () => {
    const classNames: object = { 'connect-buton': 'btn', 'connect-button': 'big' };
    renderWithSandbox(<ConnectButton data-part="mine" />, { provider: { classNames } });
    expect(getPart('connect-button')).toHaveAttribute('class', 'big');
  });
});
