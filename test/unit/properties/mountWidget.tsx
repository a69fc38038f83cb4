import { act, render } from '@testing-library/react';
import type { AccountingProviderProps } from '../../../src/provider/AccountingProvider.tsx';
import { AccountingProvider } from '../../../src/provider/AccountingProvider.tsx';
import { useConnect } from '../../../src/hooks/useConnect.ts';
import { useConnection } from '../../../src/hooks/useConnection.ts';
import { useDisconnect } from '../../../src/hooks/useDisconnect.ts';
import { usePull } from '../../../src/hooks/usePull.ts';
// A page loads these on demand. Tests load them early, so that no run waits for the bundler.
import '../../../src/engine/connect/connectTasks.ts';
import '../../../src/engine/pull/pullTasks.ts';
import type { World } from './createWorld.ts';

function useAll() {
  return {
    connection: useConnection(),
    connecting: useConnect(),
    disconnecting: useDisconnect(),
    pulling: usePull(),
  };
}

export type Screen = ReturnType<typeof useAll>;

/** A provider with all hooks under it. */
export interface Widget {
  /** The results of all hooks at the last render. */
  readonly screen: Screen;
  /** The host that receives the calls of the current session. */
  readonly host: string;
  readonly entityId: string;
  switchEntity: () => void;
  unmount: () => void;
}

/** Renders the real provider and hooks. */
export function mountWidget(world: World): Widget {
  const [first, second] = world.sandbox.entities.map(({ id }) => id);
  let entityId = first ?? '';
  let host = '';
  let screen: Screen | undefined;

  function Probe() {
    show(useAll());
    return null;
  }

  function show(next: Screen) {
    screen = next;
    const { connection, connecting, disconnecting, pulling } = next;
    for (const { error } of [connection, connecting, disconnecting, pulling]) {
      if (error) world.errors.add(error);
    }
    followStart(pulling);
  }

  /** Records how the last pull of this widget ended. */
  function followStart({ phase, error }: Screen['pulling']) {
    const start = world.starts.findLast((one) => one.host === host);
    if (!start || start.to !== undefined || phase === 'requesting' || phase === 'running') return;
    start.to = world.network.count;
    start.endedAt = Date.now();
    start.phase = phase;
    start.hasFailed = error !== undefined;
  }

  function getProvider() {
    world.hosts += 1;
    host = `w${world.hosts}.sandbox.localhost`;
    const mode = world.scenario.authorization;
    const props: AccountingProviderProps = {
      entityId,
      apiUrl: `http://${host}/v1`,
      authorization: mode === 'function' ? () => undefined : mode,
      fetch: world.network.fetch,
      tokenProvider: world.tokenProvider,
      onEvent: (event) => void world.events.push(event),
    };
    return (
      <AccountingProvider {...props}>
        <Probe />
      </AccountingProvider>
    );
  }

  /** Marks the pull of this widget as abandoned. */
  function abandon() {
    for (const start of world.starts) {
      if (start.host !== host || start.to !== undefined) continue;
      start.isAbandoned = true;
      start.to = world.network.count;
      start.endedAt = Date.now();
    }
  }

  const view = render(getProvider());
  return {
    get screen() {
      if (!screen) throw new Error('Nothing was rendered');
      return screen;
    },
    get host() {
      return host;
    },
    get entityId() {
      return entityId;
    },
    switchEntity() {
      abandon();
      entityId = (entityId === first ? second : first) ?? '';
      view.rerender(getProvider());
    },
    unmount() {
      abandon();
      act(() => view.unmount());
    },
  };
}
