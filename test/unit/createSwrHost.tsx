import { act, render } from '@testing-library/react';
import { Profiler } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { AccountingConnect, AccountingProvider } from 'react-accounting-connect';
import { createSandbox } from 'react-accounting-connect/sandbox';
import { vi } from 'vitest';
import { getConnectionsKey } from '../../src/engine/cache/keys.ts';
import { stubWindows } from '../stubWindows.ts';
import { advance, settle } from './advance.ts';
import { createProbe } from './createProbe.tsx';

type Wrapper = ComponentType<{ children: ReactNode }>;

export interface SwrHost {
  /** Wraps the provider. */
  Above?: Wrapper | undefined;
  /** Wraps the hooks inside the provider. */
  Below?: Wrapper | undefined;
  /** The host's own content beside the widget. */
  beside?: ReactNode;
}

const NoWrapper: Wrapper = ({ children }) => children;

/** Creates a host page with all hooks and the widget, on a fake clock. */
export function createSwrHost({ Above = NoWrapper, Below = NoWrapper, beside }: SwrHost = {}) {
  vi.setSystemTime(Date.UTC(2026, 0, 15, 9));
  stubWindows(true);
  const sandbox = createSandbox({ pagesOrigin: 'https://sandbox.test' });
  const calls: string[] = [];
  const states: string[] = [];
  const probe = createProbe();
  const start = Date.now();

  const getSection = () => document.querySelector<HTMLElement>('[data-part="accounting-connect"]');

  function recordState() {
    const { status, phase } = getSection()?.dataset ?? {};
    const { reading, pulling, disconnecting } = probe.current;
    const state = `${status} ${phase} ${reading.status} ${pulling.phase} ${disconnecting.phase}`;
    if (states.at(-1) !== state) states.push(state);
  }

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
          <Profiler id="page" onRender={recordState}>
            <AccountingConnect />
            <probe.Probe />
          </Profiler>
          {beside}
        </Below>
      </AccountingProvider>
      {beside}
    </Above>
  );

  return {
    sandbox,
    /** Each request with its time. */
    calls,
    /** The state of the widget and the hooks after each change. */
    states,
    probe,
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
      return { ...view, switchEntity: (entityId: string) => view.rerender(getPage(entityId)) };
    },
    async comeBack() {
      act(() => void window.dispatchEvent(new Event('focus')));
      await advance(3000);
    },
    /** Connects, pulls, loses access and disconnects, then idles for 200 seconds. */
    async runLifecycle() {
      const getId = () => sandbox.connections.at(-1)?.id ?? '';
      await act(() => probe.current.connecting.connect('xero'));
      await advance(1000);
      sandbox.authorize(getId());
      await this.comeBack();
      await act(() => probe.current.pulling.start());
      await advance(10_000);
      sandbox.deauthorize(getId());
      await this.comeBack();
      await act(() => probe.current.disconnecting.disconnect());
      await advance(200_000);
    },
  };
}
