import type { SandboxState } from './SandboxState.ts';

/** The sandbox's clock, in milliseconds since 1970. */
export function getNow(state: SandboxState): number {
  return state.config.now() + state.offset;
}
