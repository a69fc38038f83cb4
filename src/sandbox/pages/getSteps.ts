import { getPlatformSample } from '../books/getPlatformSample.ts';
import type { ConnectionRecord } from '../state/ConnectionRecord.ts';
import type { AuthorizationStep } from './AuthorizationStep.ts';

/**
 * The pages of a connection in order. If the API was not told the platform, the person chooses it
 * first. A platform without a sign-in continues with the summary.
 */
export function getSteps({ platform, progress }: ConnectionRecord): readonly AuthorizationStep[] {
  const beginning: readonly AuthorizationStep[] = platform === null ? ['platform'] : [];
  const chosen = platform ?? progress.platform;
  const hasSignIn = chosen === null || getPlatformSample(chosen).authorization !== 'none';
  const signIn: readonly AuthorizationStep[] = hasSignIn ? ['sign-in', 'organization'] : [];
  return [...beginning, ...signIn, 'confirm', 'next', 'finish'];
}
