// Public complaints about connect widgets.
import { act } from '@testing-library/react';
import { AccountingError } from 'react-accounting-connect';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderAll } from './renderAll.tsx';

const LIST = { method: 'GET', path: '/accounting_connections' } as const;
const CREATE = { method: 'POST', path: '/accounting_connections' } as const;

const wire = {
  id: 'c1',
  created_at: '2026-01-01T00:00:00.000000+00:00',
  updated_at: '2026-01-01T00:00:00.000000+00:00',
  connection_url: null,
  status: 'connected',
  platform: 'xero',
  last_pull: null,
  errors: null,
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const BROKEN: [string, unknown][] = [
  ['nothing', ''],
  ['a truncated response', JSON.stringify({ data: [wire] }).slice(0, -4)],
  ['null', 'null'],
  ['a string', '"connected"'],
  ['a list without its envelope', [wire]],
  ['data that is not a list', { data: wire }],
  ['connections that are strings', { data: ['connected'] }],
  ['null among the connections', { data: [wire, null] }],
  ['an id that is a number', { data: [{ ...wire, id: 7 }] }],
  ['a status that is a boolean', { data: [{ ...wire, status: true }] }],
  ['a time that is a number', { data: [{ ...wire, updated_at: 0 }] }],
  ['errors that are a string', { data: [{ ...wire, errors: 'none' }] }],
  ['20 MB of something else', `{"data":[{"id":"${'x'.repeat(20_000_000)}"}]}`],
];

describe('a response of an undocumented shape', () => {
  it.each(BROKEN)('complaint 28: is an error and never connected: %s', async (_, body) => {
    const { sandbox, result, advance } = await renderAll();
    sandbox.fail({ ...LIST, status: 200, body, times: Infinity });
    act(() => void result.current.reading.refresh());
    await advance(0);
    await advance(0);

    const { error } = result.current.reading;
    expect(error).toBeInstanceOf(AccountingError);
    expect(error).toMatchObject({
      code: 'invalid_response',
      status: 200,
      requestId: expect.any(String),
      message: expect.stringMatching(/^Unexpected response at [\w. ]+: .{1,200}$/),
    });
    expect(result.current.reading.status).toBe('not_connected');
    expect(result.current.connecting.phase).toBe('idle');
  });

  it.each(BROKEN)('complaint 28: ends connecting with an error: %s', async (_, body) => {
    const { sandbox, result, connect, windows } = await renderAll();
    sandbox.fail({ ...CREATE, status: 201, body });
    await connect('xero');

    expect(result.current.connecting).toMatchObject({
      phase: 'failed',
      error: { code: 'invalid_response' },
    });
    expect(windows).toMatchObject([{ closed: true }]);
  });

  it.each(['paused_by_provider', 'CONNECTED', 'connected ', '', '<b>connected</b>'])(
    'complaint 28: shows an unknown status unchanged, and not as connected: "%s"',
    async (status) => {
      const { sandbox, result, check } = await renderAll();
      sandbox.fail({ ...LIST, body: { data: [{ ...wire, status }] }, times: Infinity });
      await check();

      expect(result.current.reading).toMatchObject({ status, error: undefined });
      expect(result.current.connecting.phase).toBe('idle');
      await act(() => result.current.pulling.start());
      expect(result.current.pulling).toMatchObject({
        phase: 'failed',
        error: { code: 'not_found' },
      });
    },
  );

  it('complaint 28: shows an unknown platform, which works like any other', async () => {
    const { sandbox, result, check, advance } = await renderAll();
    sandbox.connect(sandbox.entityId, 'abacus-2031');
    await check();
    expect(result.current.reading.connection).toMatchObject({ platform: 'abacus-2031' });
    await act(() => result.current.pulling.start());
    await advance(10_000);
    expect(result.current.pulling.phase).toBe('complete');
  });

  it('complaint 28: omits times that are invalid', async () => {
    const { sandbox, result, check } = await renderAll();
    const body = { data: [{ ...wire, created_at: '', updated_at: 'soon', last_pull: 'never' }] };
    sandbox.fail({ ...LIST, body });
    await check();

    expect(result.current.reading.status).toBe('connected');
    expect(result.current.pulling).toMatchObject({ lastPulledAt: null, nextPullAt: null });
  });

  it('complaint 28: finds the current connection among 20,000', async () => {
    const { sandbox, result, check } = await renderAll();
    const many = Array.from({ length: 20_000 }, (_, index) => ({
      ...wire,
      id: `old-${index}`,
      status: 'disconnected',
    }));
    many.splice(10_000, 0, wire);
    sandbox.fail({ ...LIST, body: { data: many } });
    await check();

    expect(result.current.reading.connection).toMatchObject({ id: 'c1', status: 'connected' });
  });
});
