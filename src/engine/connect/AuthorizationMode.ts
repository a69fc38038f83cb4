import type { Connection } from '../../api/Connection.ts';

/**
 * How the authorization page opens: in a small window, in a tab, in place of this page, or by the
 * partner's own function (for a webview without second windows).
 */
export type AuthorizationMode =
  'popup' | 'tab' | 'redirect' | ((url: string, connection: Connection) => void);

/** `link`: nothing opens here, as the link is for somebody else or another device. */
export type OpeningMode = AuthorizationMode | 'link';

/** Whether the person authorizes in a window of ours: the default, also for unknown modes. */
export function isWindowMode(mode?: OpeningMode): boolean {
  return mode !== 'redirect' && mode !== 'link' && typeof mode !== 'function';
}
