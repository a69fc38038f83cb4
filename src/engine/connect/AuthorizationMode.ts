import type { Connection } from '../../api/Connection.ts';

/**
 * How the authorization page opens: in a small window, in a tab, in place of this page, or with the
 * partner's own function, for a webview that cannot open windows.
 */
export type AuthorizationMode =
  'popup' | 'tab' | 'redirect' | ((url: string, connection: Connection) => void);

/** The modes that have a name. */
export const MODES = ['popup', 'tab', 'redirect'] as const;

/** `link`: nothing opens here, because the link is for another person or device. */
export type OpeningMode = AuthorizationMode | 'link';

/**
 * Whether the person authorizes in a window that we open. True
 * by default and for unknown modes.
 */
export function isWindowMode(mode?: OpeningMode): boolean {
  return mode !== 'redirect' && mode !== 'link' && typeof mode !== 'function';
}
