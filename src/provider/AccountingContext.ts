import { createContext } from 'react';
import type { PlatformsOption } from '../api/Platform.ts';
import type { MessageOverrides } from '../messages/Messages.ts';
import type { AccountingEvent } from './AccountingEvent.ts';
import type { AuthorizationMode } from './AuthorizationMode.ts';
import type { Session } from './Session.ts';

export type Theme = 'system' | 'light' | 'dark';

/** What the provider gives to everything under it. */
export interface AccountingContextValue {
  session: Session;
  platforms: PlatformsOption | undefined;
  /** The newest `authorization` prop; stable, for use in a click. */
  getAuthorization: () => AuthorizationMode;
  /** Milliseconds between two automatic synchronizations. */
  syncInterval: number;
  /** BCP 47. */
  locale: string;
  messages: MessageOverrides | undefined;
  theme: Theme;
  nonce: string | undefined;
  /** Hears the same events as the provider's `onEvent`. Returns the clean-up. */
  listen: (listener: (event: AccountingEvent) => void) => () => void;
}

export const AccountingContext = /* @__PURE__ */ createContext<AccountingContextValue | null>(null);
