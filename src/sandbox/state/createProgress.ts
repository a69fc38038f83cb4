import { getPlatformSample } from '../books/getPlatformSample.ts';
import type { AuthorizationProgress } from './ConnectionRecord.ts';

/** Creates the progress of a person who has not started yet. */
export function createProgress(platform: string): AuthorizationProgress {
  const { authorization, organizations } = getPlatformSample(platform);
  return authorization === 'none'
    ? { step: 'confirm', refused: null, organization: organizations[0] ?? null }
    : { step: 'sign-in', refused: null, organization: null };
}
