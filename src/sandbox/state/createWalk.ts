import { getPlatformSample } from '../books/getPlatformSample.ts';
import type { AuthorizationWalk } from './ConnectionRecord.ts';

/** The walk through the pages, at its beginning. */
export function createWalk(platform: string): AuthorizationWalk {
  const { authorization, organizations } = getPlatformSample(platform);
  return authorization === 'none'
    ? { step: 'confirm', refused: null, organization: organizations[0] ?? null }
    : { step: 'sign-in', refused: null, organization: null };
}
