import { getPlatformSample } from '../books/getPlatformSample.ts';
import type { AuthorizationStep } from './AuthorizationStep.ts';

/** The pages of a platform in order. A platform without a sign-in starts with the summary. */
export function getSteps(platform: string): readonly AuthorizationStep[] {
  const ending: readonly AuthorizationStep[] = ['confirm', 'next', 'finish'];
  return getPlatformSample(platform).authorization === 'none'
    ? ending
    : ['sign-in', 'organization', ...ending];
}
