import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import { DEADLINE } from '../../lib/withDeadline.ts';
import { SyncLog } from './SyncLog.tsx';

describe('the code of the sync log', () => {
  afterEach(() => void vi.useRealTimers());

  it('loads again at a press, and the focus moves to the log', async () => {
    vi.useFakeTimers();
    const { user } = renderWithSandbox(<SyncLog />, {
      connection: 'connected',
      provider: { apiVersion: '2024-05-25' },
    });
    await act(() => vi.advanceTimersByTime(DEADLINE));
    vi.useRealTimers();
    expect(screen.getByRole('alert')).toBeVisible();

    const button = screen.getByRole('button', { name: 'Try again' });
    await user.click(button);
    expect(button).not.toBeInTheDocument();
    const log = screen.getByRole('region', { name: 'Sync log' });
    expect(log).toHaveFocus();
    expect(await screen.findByRole('button', { name: 'Refresh' })).toBeVisible();
    expect(log).toHaveFocus();
    await user.tab();
    expect(log).not.toHaveAttribute('tabindex');
  });
});
