import { vi } from 'vitest';
import type { TokenProvider } from '../../../src/api/TokenProvider.ts';
import type { AccountingEvent } from '../../../src/provider/AccountingEvent.ts';
import { createSandbox } from '../../../src/sandbox/createSandbox.ts';
import type { Sandbox } from '../../../src/sandbox/Sandbox.ts';
import type { StubbedWindow } from '../../stubWindows.ts';
import { stubWindows } from '../../stubWindows.ts';
import { createNetwork } from './createNetwork.ts';
import type { Network } from './createNetwork.ts';
import type { Widget } from './mountWidget.tsx';
import type { Scenario, TokenMood } from './Scenario.ts';
import { stubChannels } from './stubChannels.ts';
import type { StubbedChannels } from './stubChannels.ts';
import { stubLocks } from './stubLocks.ts';
import { trackListeners } from './trackListeners.ts';
import type { TrackedListeners } from './trackListeners.ts';

/** A `start()` that was not ignored, from the click to its end. */
export interface PullStart {
  readonly host: string;
  readonly entityId: string;
  /** As {@link Network.count}. */
  readonly from: number;
  to: number | undefined;
  /** In milliseconds since 1970. */
  readonly begunAt: number;
  endedAt: number | undefined;
  phase: string;
  hasFailed: boolean;
  /** The page went, or shows another entity. */
  isAbandoned: boolean;
}

/** All that one run plays with. */
export interface World {
  readonly scenario: Scenario;
  readonly sandbox: Sandbox;
  readonly network: Network;
  readonly windows: readonly StubbedWindow[];
  readonly channels: StubbedChannels | undefined;
  readonly listeners: TrackedListeners;
  readonly tokens: readonly string[];
  readonly tokenProvider: TokenProvider;
  /** How the token provider fails, next calls first. */
  readonly moods: TokenMood[];
  readonly events: AccountingEvent[];
  /** Every error that a hook has shown. */
  readonly errors: Set<Error>;
  readonly starts: PullStart[];
  /** Takes away what the network was told to do. */
  readonly remedies: (() => void)[];
  /** What the person will do at the accounting system later. */
  readonly plans: Set<ReturnType<typeof setTimeout>>;
  /** Actions that have not ended, and questions to the token provider that nobody gave up. */
  underWay: number;
  /** What actions rejected with, and what nobody caught. */
  readonly rejections: unknown[];
  readonly widgets: Widget[];
  /** {@link Network.count} when all on its way had arrived. */
  settledAt: number;
  hosts: number;
  isHidden: boolean;
  /** Somebody else has connected, past our locks. */
  hasStranger: boolean;
  close: () => void;
}

const START = Date.UTC(2026, 0, 15, 9);
let runs = 0;

/** Makes a sandbox, and a browser around it that remembers everything. */
export function createWorld(scenario: Scenario): World {
  runs += 1;
  vi.clearAllTimers();
  vi.setSystemTime(START);
  const entities = ['a', 'b'].map((name) => ({ id: `${name}-${runs}`, name, currency: 'GBP' }));
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
      switch (world.moods.shift()) {
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
    moods: [],
    events: [],
    errors: new Set(),
    starts: [],
    remedies: [],
    plans: new Set(),
    underWay: 0,
    rejections,
    widgets: [],
    settledAt: 0,
    hosts: 0,
    isHidden: false,
    hasStranger: false,
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
