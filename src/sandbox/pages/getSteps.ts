import { getPlatformSample } from '../books/getPlatformSample.ts';
import type { AuthorizationStep } from './AuthorizationStep.ts';

/** The pages of a platform in order. Where there is nothing to prove, it begins with the summary. */
export function getSteps(platform: string): readonly AuthorizationStep[] {
  const ending: readonly AuthorizationStep[] = ['confirm', 'next', 'finish'];
  return getPlatformSample(platform).authorization === 'none'
    ? ending
    : ['sign-in', 'organization', ...ending];
}
