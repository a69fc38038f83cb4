import { act } from '@testing-library/react';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createApi } from '../../../src/api/createApi.ts';
import { createTokenSource } from '../../../src/api/createTokenSource.ts';
import { renderAll, renderBeside } from '../complaints/renderAll.tsx';

afterEach(() => void vi.useRealTimers());

describe('failures found by random scenarios', () => {
  it('releases the lock of a pull that started just before the provider unmounted', async () => {
    const first = await renderAll({ connection: 'connected' });
    const { sandbox } = first;
    act(() => void first.result.current.pulling.start());
    first.unmount();
    await act(() => setImmediate());
    sandbox.advance(60_000);
    const before = first.getCalls('POST').length;
    const second = await renderBeside(first);
    await act(() => second.result.current.pulling.start());
    expect(first.getCalls('POST').length - before).toBe(1);
  });

  it('creates no connection if the old one is authorized while it is being disconnected', async () => {
    const { result, sandbox, getCalls } = await renderAll({ connection: 'pending_auth' });
    const id = sandbox.connections[0]?.id ?? '';
    sandbox.fail({ method: 'POST', path: '*/disconnect', lost: 'before', delay: 20 });
    await act(async () => {
      const connecting = result.current.connecting.connect('freeagent');
      for (let turn = 0; turn < 5; turn += 1) await setImmediate();
      sandbox.authorize(id);
      await connecting;
    });
    expect(getCalls('POST')).not.toContain('POST /accounting_connections');
  });

  it('does not report a connection as canceled if it was authorized in the meantime', async () => {
    const { result, sandbox, events } = await renderAll({ connection: 'pending_auth' });
    const id = sandbox.connections[0]?.id ?? '';
    sandbox.fail({ method: 'POST', path: '*/disconnect', lost: 'before', delay: 20 });
    await act(async () => {
      const canceling = result.current.connecting.cancel();
      for (let turn = 0; turn < 5; turn += 1) await setImmediate();
      sandbox.authorize(id);
      await canceling;
    });
    expect(result.current.reading.status).toBe('connected');
    expect(events.map(({ type }) => type)).not.toContain('connect_cancelled');
  });

  it('fails a press that followed a lost pull of another widget, after that widget has left', async () => {
    vi.useFakeTimers();
    const first = await renderAll({ connection: 'connected' });
    const second = await renderBeside(first);
    first.sandbox.fail({ method: 'POST', lost: 'before' });
    await act(() => first.result.current.pulling.start());
    await act(() => second.result.current.pulling.start());
    expect(second.result.current.pulling.phase).toBe('running');
    first.unmount();
    for (let turn = 0; turn < 10; turn += 1) await second.advance(10_000);
    expect(second.result.current.pulling).toMatchObject({
      phase: 'failed',
      error: { code: 'timeout' },
    });
    expect(second.getCalls('POST')).toHaveLength(0);
  });

  it('keeps the token out of the error when the response quotes it', async () => {
    const token = 'token_4f9a1c';
    const api = createApi({
      apiUrl: 'https://api.test/v1',
      apiVersion: '2023-03-14',
      entityId: 'e',
      tokens: createTokenSource(async () => token, 'e'),
      fetch: async () =>
        new Response(JSON.stringify({ error: { message: `The token ${token} is not valid` } }), {
          status: 403,
        }),
    });
    const error: unknown = await api.listConnections().catch((reason: unknown) => reason);
    expect(String(error)).not.toContain(token);
  });
});
