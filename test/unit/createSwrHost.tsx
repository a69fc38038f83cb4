import { act, render } from '@testing-library/react';
import { setImmediate } from 'node:timers/promises';
import { Profiler } from 'react';
import type { ComponentType, ReactNode } from 'react';
import {
  AccountingConnect,
  AccountingProvider,
  useConnect,
  useConnection,
  useDisconnect,
  usePull,
} from 'react-accounting-connect';
import { createSandbox } from 'react-accounting-connect/sandbox';
import { vi } from 'vitest';
import { getConnectionsKey } from '../../src/engine/cache/keys.ts';
import { stubWindows } from '../stubWindows.ts';

function useAll() {
  return {
    reading: useConnection(),
    connecting: useConnect(),
    disconnecting: useDisconnect(),
    pulling: usePull(),
  };
}

type Wrapper = ComponentType<{ children: ReactNode }>;

export interface SwrHost {
  /** Wraps the provider. */
  Above?: Wrapper | undefined;
  /** Wraps the hooks inside the provider. */
  Below?: Wrapper | undefined;
  /** The host's own content beside the widget. */
  beside?: ReactNode;
}

const Nothing: Wrapper = ({ children }) => children;

/** A host page with all hooks and the widget, on a fake clock. */
export function createSwrHost({ Above = Nothing, Below = Nothing, beside }: SwrHost = {}) {
  vi.setSystemTime(Date.UTC(2026, 0, 15, 9));
  stubWindows(true);
  const sandbox = createSandbox({ pagesOrigin: 'https://sandbox.test' });
  const calls: string[] = [];
  const shown: string[] = [];
  const renders: ReturnType<typeof useAll>[] = [];
  const start = Date.now();

  function Probe() {
    renders.push(useAll());
    return null;
  }

  const getSection = () => document.querySelector<HTMLElement>('[data-part="accounting-connect"]');

  /** The visible text after each change. */
  function write() {
    const { status, phase } = getSection()?.dataset ?? {};
    const { reading, pulling, disconnecting } = getHooks();
    const line = `${status} ${phase} ${reading.status} ${pulling.phase} ${disconnecting.phase}`;
    if (shown.at(-1) !== line) shown.push(line);
  }

  const getHooks = () => {
    const newest = renders.at(-1);
    if (!newest) throw new Error('Nothing was rendered');
    return newest;
  };

  const getPage = (entityId: string) => (
    <Above>
      <AccountingProvider
        entityId={entityId}
        apiUrl={sandbox.baseUrl}
        fetch={async (input, init) => {
          const path = new URL(String(input)).pathname;
          calls.push(`${Date.now() - start} ${init?.method} ${path}`);
          return sandbox.fetch(String(input), init);
        }}
        tokenProvider={async () => sandbox.issueToken()}
      >
        <Below>
          <Profiler id="page" onRender={write}>
            <AccountingConnect />
            <Probe />
          </Profiler>
          {beside}
        </Below>
      </AccountingProvider>
      {beside}
    </Above>
  );

  const settle = () =>
    act(async () => {
      for (let turn = 0; turn < 10; turn += 1) await setImmediate();
    });

  async function pass(milliseconds: number) {
    await act(() => vi.advanceTimersByTimeAsync(milliseconds));
    await settle();
  }

  return {
    sandbox,
    /** Each request with its time. */
    calls,
    shown,
    getHooks,
    settle,
    pass,
    /** The key of the connection list in our cache. */
    key: getConnectionsKey({
      apiUrl: sandbox.baseUrl,
      apiVersion: '2023-03-14',
      entityId: sandbox.entityId,
      credential: 'token',
    }),
    async open() {
      const view = render(getPage(sandbox.entityId));
      await settle();
      return { ...view, show: (entityId: string) => view.rerender(getPage(entityId)) };
    },
    async comeBack() {
      act(() => void window.dispatchEvent(new Event('focus')));
      await pass(3000);
    },
    /** Connects, syncs, loses access and disconnects, then waits for an idle hour. */
    async liveThrough() {
      const getId = () => sandbox.connections.at(-1)?.id ?? '';
      await act(() => getHooks().connecting.connect('xero'));
      await pass(1000);
      sandbox.authorize(getId());
      await this.comeBack();
      await act(() => getHooks().pulling.start());
      await pass(10_000);
      sandbox.deauthorize(getId());
      await this.comeBack();
      await act(() => getHooks().disconnecting.disconnect());
      await pass(200_000);
    },
  };
}
