import { act, render } from '@testing-library/react';
import { execFileSync } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import { resolve } from 'node:path';
import { Profiler } from 'react';
import {
  AccountingConnect,
  AccountingProvider,
  createAccountingClient,
  type AccountingClient,
  type AccountingClientOptions,
  type Connection,
} from 'react-accounting-connect';
import { createSandbox } from 'react-accounting-connect/sandbox';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApi } from '../../../src/api/createApi.ts';
import { createTokenSource } from '../../../src/api/createTokenSource.ts';
import type { ServerCase } from './renderPages.tsx';

const root = resolve(import.meta.dirname, '../../..');
const ENTITY = 'a-company';

/** Renders one page on the server for each of these cases. */
function renderOnServer(cases: ServerCase[]) {
  const script = 'test/unit/serverRendering/renderPages.tsx';
  const output = execFileSync(
    process.execPath,
    ['--import', 'tsx', script, JSON.stringify(cases)],
    { cwd: root, encoding: 'utf8' },
  );
  const { pages, ...rest } = JSON.parse(output);
  const all: string[] = pages;
  return { pages: all, html: all[0] ?? '', rest };
}

const QUIET = { logs: [], requests: [], hasWindow: false };

/** Creates a sandbox, and reads its connections as a server would. */
async function createServerData(status?: string) {
  const entities = [{ id: ENTITY, name: 'A company', currency: 'GBP' }];
  const sandbox = createSandbox({ entities });
  if (status !== undefined) sandbox.connect(ENTITY, 'xero', status);
  const tokens = createTokenSource(async () => sandbox.issueToken(ENTITY), ENTITY);
  const { baseUrl: apiUrl } = sandbox;
  const api = createApi({
    apiUrl,
    entityId: ENTITY,
    tokens,
    fetch: async (...words) => sandbox.fetch(String(words[0]), words[1]),
  });
  const initialConnections = await api.listConnections();
  const before = sandbox.requests.length;
  return { sandbox, initialConnections, getCalls: () => sandbox.requests.slice(before) };
}

/** Hydrates a server-rendered page in a browser, and records every state that it commits. */
function hydrate(
  html: string,
  sandbox: Awaited<ReturnType<typeof createServerData>>['sandbox'],
  initialConnections: readonly Connection[] | undefined,
) {
  const container = document.createElement('div');
  container.innerHTML = html;
  document.body.append(container);
  const states: (string | undefined)[] = [];
  const hydrationErrors: unknown[] = [];
  const events: string[] = [];
  const getSection = () => container.querySelector('section');
  const recordState = () => {
    const { status, phase } = getSection()?.dataset ?? {};
    const view = container.querySelector<HTMLElement>('[data-view]')?.dataset.view;
    const state = `${status} ${phase} ${view}`;
    if (states.at(-1) !== state) states.push(state);
  };
  const section = getSection();
  recordState();
  const options: AccountingClientOptions = {
    apiUrl: sandbox.baseUrl,
    fetch: async (input, init) => sandbox.fetch(String(input), init),
    tokenProvider: async () => sandbox.issueToken(ENTITY),
  };
  const client = createAccountingClient(options);
  const createPage = (connections: readonly Connection[] | undefined, props: PageProps = {}) => (
    <Profiler id="page" onRender={recordState}>
      <AccountingProvider
        entityId={ENTITY}
        client={props.client ?? client}
        initialConnections={connections}
        onEvent={({ type }) => void events.push(type)}
      >
        <AccountingConnect />
      </AccountingProvider>
    </Profiler>
  );
  const { rerender } = render(createPage(initialConnections), {
    container,
    hydrate: true,
    onRecoverableError: (error) => hydrationErrors.push(error),
  });
  return {
    states,
    events,
    hydrationErrors,
    client,
    createOtherClient: () =>
      createAccountingClient({ ...options, apiUrl: `${sandbox.baseUrl}/elsewhere` }),
    leave: () => rerender(<p>Another page</p>),
    rerender: (connections: readonly Connection[] | undefined, props?: PageProps) =>
      rerender(createPage(connections, props)),
    isSameElement: () => section !== null && getSection() === section,
    settle: () =>
      act(async () => {
        for (let turn = 0; turn < 10; turn += 1) await setImmediate();
      }),
  };
}

interface PageProps {
  client?: AccountingClient;
}

describe('a page that was rendered on a server', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['connected', 'connected connected connected'],
    ['pending_auth', 'pending_auth idle pending_auth'],
    ['deauthorized', 'deauthorized idle deauthorized'],
    [undefined, 'not_connected idle not_connected'],
  ])('shows the right state from the first paint on: %s', async (status, expected) => {
    const { sandbox, initialConnections, getCalls } = await createServerData(status);
    const { html, rest } = renderOnServer([{ initialConnections }]);
    expect(rest).toEqual(QUIET);
    expect(html).not.toContain('loading');
    // The browser hydrates the page later.
    vi.advanceTimersByTime(90 * 60_000);
    const { states, hydrationErrors, events, isSameElement, settle } = hydrate(
      html,
      sandbox,
      initialConnections,
    );
    expect(states).toEqual([expected]);
    await settle();

    expect(states).toEqual([expected]);
    expect(getCalls()).toMatchObject([{ method: 'GET', path: '/accounting_connections' }]);
    expect(hydrationErrors).toEqual([]);
    expect(events).toEqual([]);
    expect(isSameElement()).toBe(true);
  });

  it.each([
    ['an equal list', (list: readonly Connection[]) => structuredClone(list)],
    ['an empty list', () => []],
    ['no list', () => undefined],
  ])('keeps its state if it renders again with %s', async (_, change) => {
    const { sandbox, initialConnections } = await createServerData('connected');
    const { html } = renderOnServer([{ initialConnections }]);
    const { states, rerender, settle } = hydrate(html, sandbox, initialConnections);
    // Before the first response, and after it.
    rerender(change(initialConnections));
    await settle();
    rerender(change(initialConnections));
    await settle();

    expect(states).toEqual(['connected connected connected']);
  });

  it.each(['connected', undefined])(
    'does not show its state for another API: %s',
    async (status) => {
      const { sandbox, initialConnections } = await createServerData(status);
      const { html } = renderOnServer([{ initialConnections }]);
      const page = hydrate(html, sandbox, initialConnections);
      page.rerender(undefined, { client: page.createOtherClient() });

      expect(page.states.at(-1)).toBe('loading idle loading');
      await page.settle();
      expect(page.states.at(-1)).toBe('load_failed idle load_failed');
    },
  );

  it('shows a list for one session, and a newer list for the next session', async () => {
    const { sandbox, initialConnections } = await createServerData('connected');
    const { html } = renderOnServer([{ initialConnections }]);
    const { states, rerender, leave, settle } = hydrate(html, sandbox, initialConnections);
    await settle();
    const comeBack = async (list: readonly Connection[]) => {
      leave();
      // The cached data are outdated then.
      await act(() => vi.advanceTimersByTimeAsync(10 * 60_000));
      states.length = 0;
      rerender(list);
      return states[0];
    };

    expect(await comeBack(initialConnections)).toBe('loading idle loading');
    expect(await comeBack(structuredClone(initialConnections))).toMatch(/^connected/);
    await settle();
    expect(states.at(-1)).toBe('connected connected connected');
  });

  it('shows a change in the first response, and emits one event', async () => {
    const { sandbox, initialConnections, getCalls } = await createServerData('connected');
    const { html } = renderOnServer([{ initialConnections }]);
    sandbox.deauthorize(initialConnections[0]?.id ?? '');
    const { states, events, hydrationErrors, settle } = hydrate(html, sandbox, initialConnections);
    await settle();

    expect(states).toEqual(['connected connected connected', 'deauthorized idle deauthorized']);
    expect(events).toEqual(['deauthorized']);
    expect(getCalls()).toHaveLength(1);
    expect(hydrationErrors).toEqual([]);
  });

  it('keeps the server’s data if the first request fails', async () => {
    const { sandbox, initialConnections } = await createServerData('connected');
    const { html } = renderOnServer([{ initialConnections }]);
    sandbox.fail({ status: 503 });
    const { states, events, settle } = hydrate(html, sandbox, initialConnections);
    await settle();

    expect(states).toEqual(['connected connected connected']);
    expect(events).toEqual(['error']);
  });

  it('loads in the browser without initialConnections', async () => {
    const { sandbox, getCalls } = await createServerData('connected');
    const { html, rest } = renderOnServer([{}]);
    expect(rest).toEqual(QUIET);
    const { states, hydrationErrors, isSameElement, settle } = hydrate(html, sandbox, undefined);
    await settle();

    expect(states).toEqual(['loading idle loading', 'connected connected connected']);
    expect(getCalls()).toHaveLength(1);
    expect(hydrationErrors).toEqual([]);
    expect(isSameElement()).toBe(true);
  });
});

describe('a server', () => {
  it('sends no requests and logs nothing, even with invalid options', async () => {
    const { initialConnections } = await createServerData('connected');
    const wrong = [{ apiUrl: '' }, JSON.parse('{"apiVersion":"1999-12-31"}')];
    const cases = wrong.flatMap((props) => [props, { ...props, initialConnections }]);
    expect(renderOnServer(cases).rest).toEqual(QUIET);
  });

  it('keeps no data of one request for the next if they share a client', async () => {
    const { initialConnections: before } = await createServerData('connected');
    const after = before.map((connection) => ({ ...connection, status: 'deauthorized' }));
    const getCase = (initialConnections: readonly Connection[] | undefined) => ({
      hasSharedClient: true,
      initialConnections,
    });
    const { pages } = renderOnServer([before, after, undefined].map(getCase));
    const getStatus = (html: string) => /data-status="([^"]*)"/.exec(html)?.[1];
    expect(pages.map(getStatus)).toEqual(['connected', 'deauthorized', 'loading']);
  });
});
