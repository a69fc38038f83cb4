// Things that happen in the middle of another: nothing is doubled, taken back or lost on the screen.
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

it('pulls once where a widget that pulled before goes while another pulls', async () => {
  const first = await renderAll({ connection: 'connected' });
  const second = await renderBeside(first);
  await act(() => first.result.current.pulling.start());
  await first.pass(10_000);
  expect(first.result.current.pulling.phase).toBe('complete');
  await second.pass(10_000);
  await act(() => second.result.current.pulling.start());
  const before = first.getCalls('POST').length;
  first.unmount();
  const third = await renderBeside(first);
  await act(() => third.result.current.pulling.start());

  expect(first.getCalls('POST').length).toBe(before);
});

it('goes on with a pull while nothing can be read, and tells how it ended', async () => {
  const { result, sandbox, pass, comeBack } = await renderAll({ connection: 'connected' });
  await act(() => result.current.pulling.start());
  const mend = sandbox.fail({ ...LIST, status: 403, times: Infinity });
  await pass(10_000);
  expect(result.current.pulling.phase).toBe('running');
  mend();
  await comeBack();
  await pass(5000);

  expect(result.current.pulling).toMatchObject({ phase: 'complete', error: undefined });
});

it('is told of a connection once, and not taken back, when the answer of its making is late', async () => {
  const { result, sandbox, getId, getTypes, check, pass } = await renderAll();
  sandbox.fail({ ...CREATE, delayAfter: 8000 });
  act(() => void result.current.connecting.connect('xero'));
  await pass(1000);
  // A colleague, or another tab.
  sandbox.authorize(getId());
  await check();
  expect(result.current.reading.status).toBe('connected');
  await pass(12_000);

  expect(result.current.reading.status).toBe('connected');
  expect(result.current.connecting.phase).toBe('connected');
  expect(getTypes().filter((type) => type === 'connected')).toHaveLength(1);
});

it('connects nothing on top of a system whose end was answered, but did not happen', async () => {
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

it('says that the old system ended when a switch is canceled in its second half', async () => {
  const { settle, sandbox } = renderWithSandbox(<AccountingConnect />, { connection: 'connected' });
  async function press(name: string | RegExp) {
    await settle(() => screen.getByRole('button', { name }).click());
    await act(() => vi.dynamicImportSettled());
    for (let turn = 0; turn < 20; turn += 1) await settle(() => undefined);
  }
  for (let turn = 0; turn < 20; turn += 1) await settle(() => undefined);
  sandbox.fail({ ...CREATE, delay: 60_000 });
  await press(/^Switch to another/);
  await press(/^FreeAgent/);
  await press('Switch to FreeAgent');
  expect(sandbox.connections).toMatchObject([{ platform: 'xero', status: 'disconnected' }]);
  await press('Cancel');

  expect(screen.getByRole('heading')).toHaveTextContent('Xero is disconnected');
  expect(screen.queryByText(/Nothing was connected/)).toBeNull();
});

it('obeys Retry-After when the person came back during the read that brought it', async () => {
  const { result, sandbox, connect, pass, getCalls } = await renderAll();
  await connect('xero');
  sandbox.fail({ ...LIST, status: 429, headers: { 'retry-after': '40' }, delay: 90 });
  act(() => result.current.reading.refresh());
  window.dispatchEvent(new Event('focus'));
  const before = getCalls().length;
  await pass(30_000);

  expect(getCalls().length - before).toBeLessThanOrEqual(1);
});

it('asks again, when the person comes back, what was forbidden with a Retry-After', async () => {
  const { result, sandbox, connect, pass, comeBack } = await renderAll();
  await connect('xero');
  const headers = { 'retry-after': '5' };
  const mend = sandbox.fail({ ...LIST, status: 403, headers, times: Infinity });
  await pass(2000);
  expect(result.current.reading.error?.code).toBe('forbidden');
  mend();
  await comeBack();
  await pass(3000);

  expect(result.current.reading.error).toBeUndefined();
});

it('does not let a question that hangs hold up the person who comes back', async () => {
  const { result, sandbox, connect, getId, pass, comeBack } = await renderAll();
  await connect('xero');
  sandbox.fail({ ...LIST, delay: 25_000 });
  await pass(2000);
  sandbox.authorize(getId());
  await comeBack();
  await pass(300);

  expect(result.current.connecting.phase).toBe('connected');
});

it('makes a new connection where the link of the pending one has expired', async () => {
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

it('refuses to open a pending connection whose address is no web page, and says so', async () => {
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
  for (let turn = 0; turn < 10; turn += 1) await settle(() => undefined);

  expect(result.current.connecting.error?.code).toBe('unsafe_authorization_url');
  expect(windows).toEqual([]);
});

it('gives a token to whoever asks right after a wait was given up', async () => {
  let calls = 0;
  const tokens = createTokenSource(({ signal }) => {
    calls += 1;
    if (calls > 1) return Promise.resolve('second');
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  }, 'entity');
  const controller = new AbortController();
  const given = tokens.get(controller.signal);
  await Promise.resolve();
  controller.abort();
  await given.catch(() => undefined);

  await expect(tokens.get()).resolves.toBe('second');
});

it('keeps a token out of the error also where the answer quotes it with escapes', async () => {
  const token = 'ab/cd+ef==';
  const body = JSON.stringify({ error: { message: `bad ${token}` } }).replaceAll('/', '\\/');
  const api = createApi({
    apiUrl: 'https://api.test',
    apiVersion: '2023-03-14',
    entityId: 'entity',
    tokenProvider: async () => token,
    fetch: async () => new Response(body, { status: 403 }),
  });
  const error: unknown = await api.listConnections().catch((reason: unknown) => reason);

  expect(String(error)).toMatch(/403: bad …/);
});
