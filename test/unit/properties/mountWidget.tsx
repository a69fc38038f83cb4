import { act, render } from '@testing-library/react';
import { createAccountingClient } from '../../../src/engine/createAccountingClient.ts';
import type { AccountingProviderProps } from '../../../src/provider/AccountingProvider.tsx';
import { AccountingProvider } from '../../../src/provider/AccountingProvider.tsx';
// A page loads these on demand. Tests load them early, so that no run waits for the bundler.
import '../../../src/engine/connect/connectTasks.ts';
import '../../../src/engine/pull/pullTasks.ts';
import { useAllHooks, type AllHooks } from '../../useAllHooks.ts';
import type { World } from './createWorld.ts';

/** A provider with all hooks under it. */
export interface Widget {
  /** The results of all hooks at the last render. */
  readonly screen: AllHooks;
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
  let screen: AllHooks | undefined;

  function Probe() {
    recordRender(useAllHooks());
    return null;
  }

  function recordRender(next: AllHooks) {
    screen = next;
    for (const result of Object.values(next)) {
      if ('error' in result && result.error) world.errors.add(result.error);
    }
    recordPullEnd(next.pulling);
  }

  /** Records how the last pull of this widget ended. */
  function recordPullEnd({ phase, error }: AllHooks['pulling']) {
    const start = world.pullStarts.findLast((one) => one.host === host);
    if (!start || start.isQueued || start.to !== undefined) return;
    if (phase === 'requesting' || phase === 'running') return;
    start.to = world.network.count;
    start.endedAt = Date.now();
    start.phase = phase;
    start.hasFailed ||= error !== undefined;
  }

  function getProvider() {
    world.hostCount += 1;
    const ownHost = `w${world.hostCount}.sandbox.localhost`;
    host = ownHost;
    const mode = world.scenario.authorization;
    const { baseUrl } = world.sandbox;
    const client = createAccountingClient({
      apiUrl: baseUrl,
      apiVersion: world.scenario.apiVersion,
      // All widgets use one API. The host only tells the test which session calls.
      fetch: (input, init) =>
        world.network.fetch(String(input).replace(new URL(baseUrl).host, ownHost), init),
      tokenProvider: world.tokenProvider,
    });
    const props: AccountingProviderProps = {
      entityId,
      client,
      authorization: mode === 'function' ? () => undefined : mode,
      onEvent: (event) => void world.events.push(event),
    };
    return (
      <AccountingProvider {...props}>
        <Probe />
      </AccountingProvider>
    );
  }

  /** Marks the pull of this widget as abandoned. */
  function markAbandoned() {
    for (const start of world.pullStarts) {
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
      markAbandoned();
      entityId = (entityId === first ? second : first) ?? '';
      view.rerender(getProvider());
    },
    unmount() {
      markAbandoned();
      act(() => view.unmount());
    },
  };
}
