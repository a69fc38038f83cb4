import { createUuid } from '../lib/createUuid.ts';
import type { SandboxState } from './SandboxState.ts';

/** The next id of its kind. Kinds are counted apart, so that more of one moves no other. */
export function createId(
  state: SandboxState,
  kind: 'connection' | 'link' | 'pull' | 'token' | 'request' | 'delivery',
): string {
  const count = state.counters.get(kind) ?? 0;
  state.counters.set(kind, count + 1);
  return createUuid(`${state.config.seed}/${kind}/${count}`);
}
