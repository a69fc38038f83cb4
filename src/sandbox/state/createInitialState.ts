import type { SandboxConfig } from './SandboxConfig.ts';
import type { SandboxState } from './SandboxState.ts';

/** Creates the state of a new sandbox. */
export function createInitialState(config: SandboxConfig): SandboxState {
  return {
    config,
    offset: 0,
    counters: new Map(),
    pages: { coop: config.coop, returnUrl: config.returnUrl },
    connections: [],
    tokens: new Map(),
    rules: [],
    requests: [],
    rate: { second: 0, count: 0 },
    nextPullError: null,
    pushProblems: [{ at: -Infinity, problems: config.pushProblems }],
    nextPushErrors: null,
    pushes: new Map(),
    outbox: { waiting: [], posting: null, posted: Promise.resolve() },
  };
}
