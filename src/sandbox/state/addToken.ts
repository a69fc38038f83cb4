import { createHex } from '../lib/createHex.ts';
import { createId } from './createId.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';

/** Issues a token for one entity, or for all entities if `entityId` is `null`. */
export function addToken(
  state: SandboxState,
  entityId: string | null,
  expiresIn: number = state.config.tokenLifetime,
): string {
  const token = `sandbox_${createHex(createId(state, 'token'), 48)}`;
  state.tokens.set(token, { entityId, expiresAt: getNow(state) + expiresIn * 1000 });
  return token;
}
