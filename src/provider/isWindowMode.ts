import type { OpeningMode } from './AuthorizationMode.ts';

/** Whether the person authorizes in a window of ours, which is the default. */
export function isWindowMode(mode: OpeningMode = 'popup'): boolean {
  return mode === 'popup' || mode === 'tab';
}
