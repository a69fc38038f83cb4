import { getPlatformSample } from '../books/getPlatformSample.ts';
import type { AuthorizationProgress } from './ConnectionRecord.ts';

/** Creates the progress of a person who has not started yet. */
export function createProgress(platform: string | null): AuthorizationProgress {
  if (platform === null) {
    return { step: 'platform', platform: null, refused: null, organization: null };
  }
  const { authorization, organizations } = getPlatformSample(platform);
  return authorization === 'none'
    ? { step: 'confirm', platform, refused: null, organization: organizations[0] ?? null }
    : { step: 'sign-in', platform, refused: null, organization: null };
}
