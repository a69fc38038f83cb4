import { act, render } from '@testing-library/react';
import { StrictMode, Suspense, use } from 'react';
import type { ReactNode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import {
  AccountingProvider,
  type AccountingProviderProps,
  type Connection,
} from 'react-accounting-connect';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { advance, settle } from '../advance.ts';
import { createProbe } from '../createProbe.tsx';
import { createSharedClient } from '../createSharedClient.ts';

const ID = 'a-company';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** As on a server: there is no `window` while the page renders. */
function renderAsServer(page: ReactNode) {
  const known = globalThis.window;
  Reflect.deleteProperty(globalThis, 'window');
  try {
    return renderToString(page);
  } finally {
    globalThis.window = known;
  }
}

async function setUp() {
  const { sandbox, client } = createSharedClient([ID, 'b-company']);
  sandbox.connect(ID, 'xero');
  await client.prefetch(ID);
  const { data = [] } = client.getSession(ID).connections.entry.get();
  const list: readonly Connection[] = structuredClone(data);
  const fetch = async (...[input, init]: Parameters<typeof globalThis.fetch>) =>
    sandbox.fetch(String(input), init);
  /** Creates a client of its own. */
  const Provider = (props: Partial<AccountingProviderProps>) => (
    <AccountingProvider
      entityId={ID}
      apiUrl={sandbox.baseUrl}
      fetch={fetch}
      tokenProvider={provideToken}
      {...props}
    />
  );
  const provideToken = async () => sandbox.issueToken();
  /** A page that shows nothing while `child` suspends. */
  const createSuspendingPage = (probe: ReactNode, child: ReactNode) => (
    <Suspense fallback="wait">
      <Provider initialConnections={list}>
        {probe}
        {child}
      </Provider>
    </Suspense>
  );
  return { list, Provider, createSuspendingPage, sandbox };
}

/** Creates a component whose code the test loads. */
function createLazy() {
  let resolve: () => void = () => undefined;
  const code = new Promise<void>((done) => (resolve = done));
  function Child() {
    use(code);
    return null;
  }
  return { Child, resolve: () => resolve() };
}

async function hydrate(page: ReactNode, html: string) {
  const container = document.createElement('div');
  container.innerHTML = html;
  document.body.append(container);
  const errors: string[] = [];
  const root = await act(async () =>
    hydrateRoot(container, <StrictMode>{page}</StrictMode>, {
      onRecoverableError: (error) => void errors.push(String(error).slice(0, 90)),
    }),
  );
  onTestFinished(() => {
    act(() => root.unmount());
    container.remove();
  });
  return { container, errors };
}

describe('initialConnections', () => {
  it('are shown by each of two providers that get the same list', async () => {
    const { list, Provider } = await setUp();
    const [left, right] = [createProbe(), createProbe()];
    const page = (
      <>
        <Provider initialConnections={list}>
          <left.Probe />
        </Provider>
        <Provider initialConnections={list}>
          <right.Probe />
        </Provider>
      </>
    );
    const html = renderAsServer(page);
    expect(html).toBe('<p>connected</p><p>connected</p>');
    left.renders.length = 0;
    right.renders.length = 0;
    const { errors } = await hydrate(page, html);
    await settle();
    const seen = [left, right].map(({ renders }) => renders[0]?.reading.status);
    expect({ seen, errors }).toEqual({ seen: ['connected', 'connected'], errors: [] });
  });

  it('survive a child that suspends while the page hydrates', async () => {
    const { createSuspendingPage } = await setUp();
    const probe = createProbe();
    const lazy = createLazy();
    const page = createSuspendingPage(<probe.Probe />, <lazy.Child />);
    // The server has the code already.
    const html = '<!--$--><p>connected</p><!--/$-->';
    const { container, errors } = await hydrate(page, html);
    expect(container.textContent).toBe('connected');
    probe.renders.length = 0;
    await act(async () => lazy.resolve());
    const seen = probe.renders[0]?.reading.status;
    await advance(10);
    expect({ seen, errors }).toEqual({ seen: 'connected', errors: [] });
  });

  it.each([0, 100_000])(
    'are shown by a page that renders in the browser, if a child suspends for %i ms first',
    async (wait) => {
      const { createSuspendingPage } = await setUp();
      const probe = createProbe();
      const lazy = createLazy();
      const page = createSuspendingPage(<probe.Probe />, <lazy.Child />);
      await act(async () => render(page));
      await advance(wait);
      probe.renders.length = 0;
      await act(async () => lazy.resolve());
      expect(probe.renders[0]?.reading.status).toBe('connected');
    },
  );

  it('are shown if the entity becomes known later', async () => {
    const { list, Provider } = await setUp();
    const probe = createProbe();
    const getPage = (entityId: string | null, connections?: readonly Connection[]) => (
      <Provider entityId={entityId} initialConnections={connections}>
        <probe.Probe />
      </Provider>
    );
    const { rerender } = render(getPage(null));
    probe.renders.length = 0;
    rerender(getPage(ID, list));
    await settle();
    const seen = new Set(probe.renders.map(({ reading }) => reading.status));
    expect([...seen]).toEqual(['connected']);
  });

  it('are never shown for another entity, another API or another kind of credential', async () => {
    const { list, Provider, sandbox } = await setUp();
    const own = createProbe();
    const others = [
      { entityId: 'b-company' },
      { apiUrl: `${sandbox.baseUrl}/elsewhere` },
      { tokenProvider: undefined },
    ].map((props) => ({ props, probe: createProbe() }));
    render(
      <>
        <Provider initialConnections={list}>
          <own.Probe />
        </Provider>
        {others.map(({ props, probe: { Probe } }, index) => (
          <Provider key={index} {...props} initialConnections={list}>
            <Probe />
          </Provider>
        ))}
      </>,
    );
    await settle();
    expect(own.renders[0]?.reading.status).toBe('connected');
    const seen = others.flatMap(({ probe }) => probe.renders.map(({ reading }) => reading.status));
    expect(seen).not.toContain('connected');
  });

  it.each([
    ['as long as nothing has happened', false, 'connected'],
    ['unless the connection has changed', true, undefined],
  ])('are shown by a provider that mounts later, %s', async (_, hasChanged, expected) => {
    const { list, Provider } = await setUp();
    const [first, later] = [createProbe(), createProbe()];
    const getPage = (hasLater: boolean) => (
      <>
        <Provider initialConnections={list}>
          <first.Probe />
        </Provider>
        {hasLater && (
          <Provider initialConnections={list}>
            <later.Probe />
          </Provider>
        )}
      </>
    );
    const { rerender } = render(getPage(false));
    await settle();
    if (hasChanged) await act(() => first.current.disconnecting.disconnect());
    rerender(getPage(true));
    expect(later.renders[0]?.reading.status).toBe(expected);
    expect(first.current.reading.status).toBe(hasChanged ? 'disconnected' : 'connected');
    await settle();
    expect(later.current.reading.status).toBe(hasChanged ? 'disconnected' : 'connected');
  });
});
