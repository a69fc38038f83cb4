import { act, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderHookWithSandbox } from '../../test/renderHookWithSandbox.tsx';
import { useConnection } from './useConnection.ts';
import { useDisconnect } from './useDisconnect.ts';

async function setup(connection = 'connected') {
  const view = renderHookWithSandbox(
    () => ({ ...useDisconnect(), status: useConnection().status }),
    { connection },
  );
  await waitFor(() => expect(view.result.current.status).toBe(connection));
  return { ...view, disconnect: () => act(() => view.result.current.disconnect()) };
}

describe('useDisconnect', () => {
  it('stays connected until the API says disconnected', async () => {
    const { result, disconnect, events } = await setup();
    let disconnecting: Promise<unknown> | undefined;
    act(() => void (disconnecting = result.current.disconnect()));
    expect(result.current).toMatchObject({ phase: 'disconnecting', status: 'connected' });

    await act(() => disconnecting);
    expect(result.current).toMatchObject({ phase: 'idle', status: 'disconnected' });
    await disconnect();
    expect(events).toMatchObject([{ type: 'disconnected', platform: 'xero' }]);
  });

  it('sends one request for two clicks', async () => {
    const { result, getCalls } = await setup();
    await act(() => Promise.all([result.current.disconnect(), result.current.disconnect()]));

    expect(getCalls('POST')).toHaveLength(1);
  });

  it('checks the API after a lost response', async () => {
    const { result, disconnect, sandbox, getCalls } = await setup();
    sandbox.fail({ method: 'POST', lost: 'after' });
    await disconnect();

    expect(result.current).toMatchObject({ phase: 'idle', status: 'disconnected' });
    expect(getCalls('POST')).toHaveLength(1);
  });

  it('stays connected and returns the error when the API refuses', async () => {
    const { result, disconnect, sandbox, events } = await setup();
    sandbox.fail({ method: 'POST', status: 403 });
    await disconnect();

    expect(result.current).toMatchObject({
      phase: 'failed',
      status: 'connected',
      error: { code: 'forbidden' },
    });
    expect(events).toMatchObject([{ type: 'error', code: 'forbidden' }]);
    await disconnect();
    expect(result.current).toMatchObject({ phase: 'idle', status: 'disconnected' });
  });

  it('disconnects a platform that revoked access', async () => {
    const { result, disconnect } = await setup('deauthorized');
    await disconnect();

    expect(result.current.status).toBe('disconnected');
  });
});
