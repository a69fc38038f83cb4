import { createSecret } from '../lib/createSecret.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';

/**
 * Issues a token for one entity, or for all entities if `entityId` is `null`. Every token is new, also
 * after a reset or a restart: whoever holds an old one must get a 401.
 */
export function addToken(
  state: SandboxState,
  entityId: string | null,
  expiresIn: number = state.config.tokenLifetime,
): string {
  const token = `sandbox_${createSecret(48)}`;
  state.tokens.set(token, { entityId, expiresAt: getNow(state) + expiresIn * 1000 });
  return token;
}
