import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderHookWithSandbox } from '../../../test/renderHookWithSandbox.tsx';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import { useConnect } from '../../hooks/useConnect.ts';
import { AuthorizationReturn } from './AuthorizationReturn.tsx';

const close = vi.fn();

describe('<AuthorizationReturn />', () => {
  beforeEach(() => void vi.stubGlobal('close', close));
  afterEach(() => void close.mockClear());

  it('closes its window, and shows what to do if the browser refuses to close it', () => {
    renderWithSandbox(<AuthorizationReturn />);

    expect(close).toHaveBeenCalled();
    expect(screen.getByText(/^You can close this window/)).toBeVisible();
  });

  it('also closes a tab', () => {
    renderWithSandbox(<AuthorizationReturn />, { provider: { authorization: 'tab' } });

    expect(close).toHaveBeenCalled();
  });

  it.each([['redirect' as const], [() => undefined]])(
    'does not close the window if the authorization mode is %s',
    (mode) => {
      renderWithSandbox(<AuthorizationReturn>Welcome back</AuthorizationReturn>, {
        provider: { authorization: mode },
      });

      expect(close).not.toHaveBeenCalled();
      expect(screen.getByText('Welcome back')).toBeVisible();
    },
  );

  it('makes the waiting page fetch, and sends no request itself', async () => {
    const waiting = renderHookWithSandbox(useConnect, { connection: 'pending_auth' });
    await waitFor(() => expect(waiting.result.current.connection).not.toBeNull());
    const { sandbox } = waiting;
    sandbox.authorize(sandbox.connections[0]?.id ?? '');

    const returned = renderWithSandbox(<AuthorizationReturn />, {
      provider: { entityId: sandbox.entityId },
    });
    await waitFor(() => expect(waiting.result.current.phase).toBe('connected'));
    expect(returned.getCalls()).toEqual([]);
  });
});
