import { vi } from 'vitest';
import type { TokenProvider } from '../../../src/api/TokenProvider.ts';
import type { AccountingEvent } from '../../../src/engine/AccountingEvent.ts';
import { createUuid } from '../../../src/sandbox/lib/createUuid.ts';
import { createSandbox } from '../../../src/sandbox/createSandbox.ts';
import type { Sandbox } from '../../../src/sandbox/Sandbox.ts';
import type { StubbedWindow } from '../../stubWindows.ts';
import { stubWindows } from '../../stubWindows.ts';
import { createNetwork } from './createNetwork.ts';
import type { Network } from './createNetwork.ts';
import type { Widget } from './mountWidget.tsx';
import type { Scenario, TokenFault } from './Scenario.ts';
import { stubChannels } from './stubChannels.ts';
import type { StubbedChannels } from './stubChannels.ts';
import { stubLocks } from './stubLocks.ts';
import { trackListeners } from './trackListeners.ts';
import type { TrackedListeners } from './trackListeners.ts';

/** A call of `start()` that was not ignored, from the click to its end. */
export interface PullStart {
  /** Whether it waits until the widget knows whether a pull that another one announced goes on. */
  isQueued: boolean;
  readonly host: string;
  readonly entityId: string;
  /** The value of {@link Network.count} at the click. */
  readonly from: number;
  to: number | undefined;
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  endedAt: number | undefined;
  phase: string;
  hasFailed: boolean;
  /** Whether the widget unmounted or switched to another entity. */
  isAbandoned: boolean;
}

/** The state of one run. */
export interface World {
  readonly scenario: Scenario;
  readonly sandbox: Sandbox;
  readonly network: Network;
  readonly windows: readonly StubbedWindow[];
  readonly channels: StubbedChannels | undefined;
  readonly listeners: TrackedListeners;
  readonly tokens: readonly string[];
  readonly tokenProvider: TokenProvider;
  /** How the next calls of the token provider fail. */
  readonly tokenFaults: TokenFault[];
  readonly events: AccountingEvent[];
  /** Every error that a hook has returned. */
  readonly errors: Set<Error>;
  readonly pullStarts: PullStart[];
  /** Functions that remove network faults. */
  readonly undoFaults: (() => void)[];
  /** Timers of the person's later actions on the sign-in pages. */
  readonly laterActions: Set<ReturnType<typeof setTimeout>>;
  /** The number of actions, and of hanging token provider calls, that have not ended. */
  underWay: number;
  /** Rejections of actions, and unhandled rejections. */
  readonly rejections: unknown[];
  readonly widgets: Widget[];
  /** The value of {@link Network.count} when all responses had arrived. */
  settledAt: number;
  hostCount: number;
  isHidden: boolean;
  /** Whether a connection was created outside these widgets, without their locks. */
  hasOutsideConnection: boolean;
  close: () => void;
}

const START = Date.UTC(2026, 0, 15, 9);
let runs = 0;

/** Creates a sandbox, and a fake browser that records everything. */
export function createWorld(scenario: Scenario): World {
  runs += 1;
  vi.clearAllTimers();
  vi.setSystemTime(START);
  const entities = ['a', 'b'].map((name) => ({
    id: createUuid(`${name}-${runs}`),
    name,
    currency: 'GBP',
  }));
  const sandbox = createSandbox({ entities, pagesOrigin: 'https://sandbox.test' });
  if (scenario.start) sandbox.connect(sandbox.entityId, 'xero', scenario.start);

  const tokens: string[] = [];
  const rejections: unknown[] = [];
  const keepRejection = (reason: unknown) => void rejections.push(reason);
  process.on('unhandledRejection', keepRejection);
  const removeLocks = scenario.isModern ? stubLocks() : undefined;
  vi.stubGlobal('BroadcastChannel', undefined);
  const world: World = {
    scenario,
    sandbox,
    network: createNetwork(sandbox),
    windows: stubWindows(scenario.canOpenWindows),
    channels: scenario.isModern ? stubChannels() : undefined,
    listeners: trackListeners(),
    tokens,
    async tokenProvider({ entityId, signal }) {
      const token = sandbox.issueToken(entityId);
      tokens.push(token);
      switch (world.tokenFaults.shift()) {
        case 'throws':
          throw new Error(`The token ${token} could not be read`);
        case 'hangs':
          world.underWay += 1;
          signal.addEventListener('abort', () => (world.underWay -= 1));
          return new Promise(() => undefined);
        case 'is_garbage':
          return JSON.parse(`{"token":"${token}"}`);
        default:
          return { access_token: token, expires_in: 1800 };
      }
    },
    tokenFaults: [],
    events: [],
    errors: new Set(),
    pullStarts: [],
    undoFaults: [],
    laterActions: new Set(),
    underWay: 0,
    rejections,
    widgets: [],
    settledAt: 0,
    hostCount: 0,
    isHidden: false,
    hasOutsideConnection: false,
    close() {
      world.listeners.stop();
      removeLocks?.();
      process.off('unhandledRejection', keepRejection);
      sessionStorage.clear();
      vi.clearAllTimers();
    },
  };
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() =>
    world.isHidden ? 'hidden' : 'visible',
  );
  return world;
}
