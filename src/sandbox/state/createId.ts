import { createUuid } from '../lib/createUuid.ts';
import type { SandboxState } from './SandboxState.ts';

/**
 * Creates the next id of a kind. Each kind has a counter of its own, so kinds do not affect others.
 */
export function createId(
  state: SandboxState,
  kind: 'connection' | 'link' | 'pull' | 'request',
): string {
  const count = state.counters.get(kind) ?? 0;
  state.counters.set(kind, count + 1);
  return createUuid(`${state.config.seed}/${kind}/${count}`);
}
