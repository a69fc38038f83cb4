import { createContext } from 'react';
import type { ReactNode } from 'react';
import type { Connection } from '../api/Connection.ts';
import type { Platform, PlatformsOption } from '../api/Platform.ts';
import type { AccountingClient } from '../engine/AccountingClient.ts';
import type { AuthorizationMode } from '../engine/connect/AuthorizationMode.ts';
import type { Session } from '../engine/Session.ts';
import type { ConsentOptions } from './ConsentOptions.ts';
import type { Language } from './createLanguage.ts';
import type { Part } from './usePart.ts';

/** The color scheme of the components. */
export type Theme = 'inherit' | 'system' | 'light' | 'dark';

/** The context that the provider passes to hooks and components. */
export interface AccountingContextValue {
  /** For hooks only. */
  client: AccountingClient;
  /** For hooks only. Components use the hooks. */
  session: Session;
  /** Empty while the partner does not know the entity yet. */
  entityId: string;
  /** The connections that this provider's server rendered with. */
  initialConnections: readonly Connection[] | undefined;
  /** Returns the API's time, in milliseconds since 1970. */
  getNow: () => number;
  /** Whether this API version also sends data to the platform. */
  canPush: boolean;
  platforms: PlatformsOption | undefined;
  /** Returns the latest `authorization` prop. Stable, for use in a click handler. */
  getAuthorization: () => AuthorizationMode;
  /** Whether people may only look, as the partner's page says. The server may say so too. */
  readOnly: boolean;
  /** What people agree to before they connect. `undefined` if the partner asks for no consent. */
  consent: ConsentOptions | undefined;
  /** Milliseconds between two automatic syncs. */
  syncInterval: number;
  language: Language;
  theme: Theme;
  /** The attributes of our outermost elements: the language, its direction and the theme. */
  frame: Language['attributes'] & { 'data-accounting-theme': Theme };
  /** Returns the `data-part` and the classes of a part, for its element. Stable. */
  part: Part;
  nonce: string | undefined;
  /** Returns the element that dialogs are appended to, if the partner names one. Stable. */
  getContainer: () => Element | null | undefined;
  /** Renders the partner's icon for a platform. */
  renderIcon: ((platform: Platform) => ReactNode) | undefined;
  /** Render the partner's own content at the top and at the end of a dialog. */
  renderDialogHeader: ((dialog: string) => ReactNode) | undefined;
  renderDialogFooter: ((dialog: string) => ReactNode) | undefined;
}

export const AccountingContext = /* @__PURE__ */ createContext<AccountingContextValue | null>(null);
