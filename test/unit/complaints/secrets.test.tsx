// Public complaints about connect widgets.
import { act } from '@testing-library/react';
import { inspect } from 'node:util';
import { AccountingConnect, type TokenContext } from 'react-accounting-connect';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../renderWithSandbox.tsx';
import { useAllHooks, type AllHooks } from '../../useAllHooks.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Records all data that leaves the package, or that other code on the page could read. */
function createRecord() {
  const record: string[] = [];
  const write = (where: string, value: unknown) =>
    void record.push(`${where}: ${inspect(value, { depth: 9, showHidden: true })}`);

  const Channel = BroadcastChannel;
  vi.stubGlobal(
    'BroadcastChannel',
    class extends Channel {
      override postMessage(message: unknown) {
        write('message', message);
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
        super.postMessage(message);
      }
    },
  );
  const real = console;
  const methods = (['log', 'info', 'debug', 'warn', 'error', 'trace'] as const).map((level) => {
    const log = (...words: unknown[]) => {
      write(level, words);
      real[level](...words);
    };
    return [level, log] as const;
  });
  vi.stubGlobal('console', { ...real, ...Object.fromEntries(methods) });
  vi.stubGlobal('reportError', (error: unknown) => write('reportError', error));
  vi.spyOn(window, 'postMessage').mockImplementation((message: unknown) => write('post', message));

  return {
    record,
    write,
    /** Records an error in every form that a tracker might send. */
    writeError(error: Error | undefined) {
      if (!error) return;
      write('error', error);
      write('error as JSON', JSON.stringify(error));
      write('error in words', [error.message, error.stack, String(error), error.cause]);
      write('error in parts', { ...error, names: Object.getOwnPropertyNames(error) });
    },
    recordPage() {
      write('storage', [{ ...localStorage }, { ...sessionStorage }]);
      write('cookies', document.cookie);
      write('address', [location.href, history.state, window.name, document.referrer]);
      write('page', document.documentElement.outerHTML);
    },
  };
}

describe('a token', () => {
  it('complaint 7: appears only in request headers, from the first load to the last error', async () => {
    const issued: string[] = [];
    const carried = new Set<string>();
    const { record, write, writeError, recordPage } = createRecord();
    let behavior: 'works' | 'throws' | 'quotes' | 'returns a page' = 'works';
    const seen: AllHooks[] = [];
    function Probe() {
      const hooks = useAllHooks();
      seen.push(hooks);
      for (const hook of Object.values(hooks)) if ('error' in hook) writeError(hook.error);
      return <AccountingConnect onError={write.bind(null, 'onError')} />;
    }
    const view = renderWithSandbox(<Probe />);
    const { sandbox, windows, settle } = view;
    const tokenProvider = async ({ reason }: TokenContext) => {
      const token = sandbox.issueToken();
      issued.push(token);
      if (behavior === 'throws') throw new Error(`"${token}" is not valid JSON`, { cause: token });
      if (behavior === 'quotes') throw Object.assign(new TypeError(reason), { token });
      if (behavior === 'returns a page') return `<html>\n${token}`;
      return { access_token: token, expires_in: 600 };
    };
    const send: typeof fetch = async (input, init) => {
      const { authorization = '', ...headers } = Object.fromEntries(new Headers(init?.headers));
      carried.add(authorization.replace('Bearer ', ''));
      write('request', [String(input), init?.method, headers, init?.body]);
      try {
        return await sandbox.fetch(input, init);
      } catch (cause) {
        // Some clients quote the header.
        throw Object.assign(new TypeError(`${String(cause)} ${authorization}`), { authorization });
      }
    };
    view.update({
      tokenProvider,
      fetch: send,
      onEvent: (event) => write('event', event),
      entityId: sandbox.entityId,
    });
    const advance = async (milliseconds: number) => {
      await act(() => vi.advanceTimersByTimeAsync(milliseconds));
      for (let turn = 0; turn < 10; turn += 1) await settle();
      recordPage();
    };
    const run = async (action: (all: AllHooks) => unknown) => {
      await settle(() => seen.slice(-1).map(action));
      await advance(3000);
    };
    const getId = () => sandbox.connections.at(-1)?.id ?? '';
    await advance(3000);
    sandbox.expireTokens();

    await run(({ connecting }) => connecting.connect('xero'));
    await run(({ connecting }) => connecting.cancel());
    sandbox.fail({ method: 'POST', lost: 'after' });
    await run(({ connecting }) => connecting.connect('freeagent'));
    sandbox.fail({ method: 'GET', lost: 'before', times: 3 });
    await run(({ connecting }) => connecting.check());
    sandbox.authorize(getId());
    await run(({ connecting }) => connecting.check());
    await run(({ pulling }) => pulling.start());
    sandbox.fail({ method: 'POST', lost: 'before' });
    await advance(20_000);
    await run(({ pulling }) => pulling.start());
    // The API rejects two tokens. Later tokens expire over a long time.
    sandbox.fail({ status: 401, times: 2 });
    await run(({ reading }) => reading.refresh());
    await run(({ reading }) => reading.refresh());
    await advance(20 * 60_000);
    for (const next of ['throws', 'quotes', 'returns a page', 'works'] as const) {
      behavior = next;
      sandbox.expireTokens();
      await run(({ reading }) => reading.refresh());
      await run(({ pulling }) => pulling.start());
      await advance(60_000);
    }
    await run(({ disconnecting }) => disconnecting.disconnect());
    const opened = windows.map(({ name, address, features }) => ({ name, address, features }));
    write('windows', opened);
    expect(sandbox.connections.map(({ status }) => status)).toEqual([
      'disconnected',
      'disconnected',
    ]);
    view.unmount();
    recordPage();

    const all = record.join('\n');
    const found = issued.filter((token) => all.includes(token.replace('sandbox_', '')));
    expect(found).toEqual([]);
    // Proves that the recording worked and that the tokens were real.
    expect(issued.length).toBeGreaterThan(8);
    expect(carried.size).toBeGreaterThan(4);
    for (const code of ['session_expired', 'token_unavailable', 'network']) {
      expect(all).toContain(`code: '${code}'`);
    }
    for (const type of ['connected', 'connect_cancelled', 'pull_started', 'disconnected']) {
      expect(all).toContain(`type: '${type}'`);
    }
    expect(all).toMatch(/message: \{ .*entityId/);
    expect(all).toContain('sandbox.test/authorize');
  });
});
