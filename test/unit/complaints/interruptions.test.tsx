// Events that interrupt an action. The screen must not repeat, revert or lose a change.
import { act, screen } from '@testing-library/react';
import { AccountingConnect } from 'react-accounting-connect';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createApi } from '../../../src/api/createApi.ts';
import { createTokenSource } from '../../../src/api/createTokenSource.ts';
import { renderWithSandbox } from '../../renderWithSandbox.tsx';
import { renderAll, renderBeside } from './renderAll.tsx';

const LIST = { method: 'GET', path: '/accounting_connections' } as const;
const CREATE = { method: 'POST', path: '/accounting_connections' } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('sends one pull when a widget unmounts while another widget pulls', async () => {
  const first = await renderAll({ connection: 'connected' });
  const second = await renderBeside(first);
  await act(() => first.result.current.pulling.start());
  await first.advance(10_000);
  expect(first.result.current.pulling.phase).toBe('complete');
  await second.advance(10_000);
  await act(() => second.result.current.pulling.start());
  const before = first.getCalls('POST').length;
  first.unmount();
  const third = await renderBeside(first);
  await act(() => third.result.current.pulling.start());

  expect(first.getCalls('POST').length).toBe(before);
});

it('follows a pull while reads fail, and reports how it ended', async () => {
  const { result, sandbox, advance, comeBack } = await renderAll({ connection: 'connected' });
  await act(() => result.current.pulling.start());
  const restore = sandbox.fail({ ...LIST, status: 403, times: Infinity });
  await advance(10_000);
  expect(result.current.pulling.phase).toBe('running');
  restore();
  await comeBack();
  await advance(5000);

  expect(result.current.pulling).toMatchObject({ phase: 'complete', error: undefined });
});

it('emits one connected event and stays connected when the response of the POST is late', async () => {
  const { result, sandbox, getId, getTypes, check, advance } = await renderAll();
  sandbox.fail({ ...CREATE, delayAfter: 8000 });
  act(() => void result.current.connecting.connect('xero'));
  await advance(1000);
  // A colleague or another tab finishes the authorization.
  sandbox.authorize(getId());
  await check();
  expect(result.current.reading.status).toBe('connected');
  await advance(12_000);

  expect(result.current.reading.status).toBe('connected');
  expect(result.current.connecting.phase).toBe('connected');
  expect(getTypes().filter((type) => type === 'connected')).toHaveLength(1);
});

it('creates no connection if disconnecting the old one had no effect', async () => {
  const { sandbox, connect, getCalls } = await renderAll({ connection: 'connected' });
  const [connection] = sandbox.connections;
  sandbox.fail({
    method: 'POST',
    path: '*/disconnect',
    status: 200,
    body: {
      id: connection?.id,
      created_at: connection?.createdAt,
      updated_at: connection?.createdAt,
      status: 'connected',
      platform: 'xero',
    },
  });
  await connect('freeagent', { replace: true });

  expect(getCalls('POST')).toEqual([`POST /accounting_connections/${connection?.id}/disconnect`]);
});

it('shows the old platform as disconnected when a switch is canceled after the disconnect', async () => {
  const { settle, sandbox } = renderWithSandbox(<AccountingConnect />, { connection: 'connected' });
  async function press(name: string | RegExp, role = 'button') {
    await settle(() => screen.getByRole(role, { name }).click());
    await act(() => vi.dynamicImportSettled());
    for (let turn = 0; turn < 20; turn += 1) await settle();
  }
  for (let turn = 0; turn < 20; turn += 1) await settle();
  sandbox.fail({ ...CREATE, delay: 60_000 });
  await press('More actions');
  await press('Switch software', 'menuitem');
  await press(/^FreeAgent/);
  await press('Switch to FreeAgent');
  expect(sandbox.connections).toMatchObject([{ platform: 'xero', status: 'disconnected' }]);
  await press('Cancel');

  expect(screen.getByRole('heading')).toHaveTextContent('Xero is disconnected');
  expect(screen.queryByText(/Nothing was connected/)).toBeNull();
});

it('obeys a Retry-After that arrives after the person came back', async () => {
  const { result, sandbox, connect, advance, getCalls } = await renderAll();
  await connect('xero');
  sandbox.fail({ ...LIST, status: 429, headers: { 'retry-after': '40' }, delay: 90 });
  act(() => void result.current.reading.refresh());
  window.dispatchEvent(new Event('focus'));
  const before = getCalls().length;
  await advance(30_000);

  expect(getCalls().length - before).toBeLessThanOrEqual(1);
});

it('retries a forbidden read with a Retry-After when the person comes back', async () => {
  const { result, sandbox, connect, advance, comeBack } = await renderAll();
  await connect('xero');
  const headers = { 'retry-after': '5' };
  const restore = sandbox.fail({ ...LIST, status: 403, headers, times: Infinity });
  await advance(2000);
  expect(result.current.reading.error?.code).toBe('forbidden');
  restore();
  await comeBack();
  await advance(3000);

  expect(result.current.reading.error).toBeUndefined();
});

it('fetches again when the person comes back during a hanging request', async () => {
  const { result, sandbox, connect, getId, advance, comeBack } = await renderAll();
  await connect('xero');
  sandbox.fail({ ...LIST, delay: 25_000 });
  await advance(2000);
  sandbox.authorize(getId());
  await comeBack();
  await advance(300);

  expect(result.current.connecting.phase).toBe('connected');
});

it('creates a new connection if the link of the pending one has expired', async () => {
  const { sandbox, connect, result } = await renderAll({
    connection: 'pending_auth',
    sandbox: { now: () => Date.now() - 25 * 3_600_000 },
  });
  sandbox.advance(25 * 3_600_000);
  await connect('xero');

  expect(sandbox.connections).toMatchObject([
    { status: 'disconnected' },
    { platform: 'xero', status: 'pending_auth' },
  ]);
  expect(result.current.connecting.phase).toBe('awaiting_authorization');
});

it('does not open a pending connection whose URL is not a web page, and returns an error', async () => {
  const { result, sandbox, check, settle, windows } = await renderAll({
    connection: 'pending_auth',
  });
  const [connection] = sandbox.connections;
  const data = [
    {
      id: connection?.id,
      created_at: connection?.createdAt,
      updated_at: connection?.createdAt,
      status: 'pending_auth',
      platform: 'xero',
      connection_url: 'javascript:alert(1)',
    },
  ];
  sandbox.fail({ ...LIST, status: 200, times: Infinity, body: { data } });
  await check();
  await settle(() => result.current.connecting.reopen());
  for (let turn = 0; turn < 10; turn += 1) await settle();

  expect(result.current.connecting.error?.code).toBe('unsafe_authorization_url');
  expect(windows).toEqual([]);
});

it('returns a token to a caller right after another caller aborted', async () => {
  let calls = 0;
  const tokens = createTokenSource(({ signal }) => {
    calls += 1;
    if (calls > 1) return Promise.resolve('second');
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  }, 'entity');
  const controller = new AbortController();
  const aborted = tokens.get(controller.signal);
  await Promise.resolve();
  controller.abort();
  await aborted.catch(() => undefined);

  await expect(tokens.get()).resolves.toBe('second');
});

it('keeps the token out of the error even if the response quotes it with escapes', async () => {
  const token = 'ab/cd+ef==';
  const body = JSON.stringify({ error: { message: `bad ${token}` } }).replaceAll('/', '\\/');
  const api = createApi({
    apiUrl: 'https://api.test',
    apiVersion: '2023-03-14',
    entityId: 'entity',
    tokens: createTokenSource(async () => token, 'e'),
    fetch: async () => new Response(body, { status: 403 }),
  });
  const error: unknown = await api.listConnections().catch((reason: unknown) => reason);

  expect(String(error)).toMatch(/403: bad …/);
});
