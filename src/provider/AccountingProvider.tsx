import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { ApiVersion } from '../api/createApi.ts';
import type { PlatformsOption } from '../api/Platform.ts';
import type { TokenProvider } from '../api/TokenProvider.ts';
import type { MessageOverrides } from '../messages/Messages.ts';
import { useStable } from '../lib/useStable.ts';
import { AccountingContext } from './AccountingContext.ts';
import type { Theme } from './AccountingContext.ts';
import type { AccountingEvent } from './AccountingEvent.ts';
import type { AuthorizationMode } from './AuthorizationMode.ts';
import { useEvents } from './useEvents.ts';
import { useSession } from './useSession.ts';
import { useUpdateStream } from './useUpdateStream.ts';

export interface AccountingProviderProps {
  children?: ReactNode;
  /** The partner's business customer, Monite's `X-Monite-Entity-Id`. */
  entityId: string;
  /**
   * Fetches a short-lived access token from your own server. Leave it out only when `apiUrl` is
   * your proxy, which knows the person by cookie.
   */
  tokenProvider?: TokenProvider | undefined;
  /** @default 'https://api.monite.com/v1', where there is a token provider */
  apiUrl?: string | undefined;
  /** @default '2023-03-14' */
  apiVersion?: ApiVersion | undefined;
  /** Keys to show, in order; or a map to override `key`, `name`, `icon` and `url` of some. */
  platforms?: PlatformsOption | undefined;
  /**
   * Where your server's `createUpdateStream` answers: open pages then show at once what a webhook
   * told your server. Left out: they find out when they ask next, within a minute.
   */
  updateStreamUrl?: string | undefined;
  /** How the authorization page opens. @default 'popup' */
  authorization?: AuthorizationMode | undefined;
  /** Milliseconds between two automatic synchronizations. @default 3600000 (one hour) */
  syncInterval?: number | undefined;
  /** BCP 47, for dates. @default 'en', as the words are */
  locale?: string | undefined;
  /** Words of your own, in place of the English ones. */
  messages?: MessageOverrides | undefined;
  /** @default 'system' */
  theme?: Theme | undefined;
  /** For a strict Content-Security-Policy: the scroll lock of the dialogs needs it. */
  nonce?: string | undefined;
  /** Everything that happens, for analytics. Never holds a token or personal data. */
  onEvent?: ((event: AccountingEvent) => void) | undefined;
  /** Sends the requests. @default the global `fetch` */
  fetch?: typeof fetch | undefined;
}

/**
 * Holds the client and the state of one entity. Renders nothing of its own, and asks the API
 * nothing before something under it needs an answer.
 */
export function AccountingProvider({ children, onEvent, ...props }: AccountingProviderProps) {
  const {
    platforms,
    syncInterval = 3_600_000,
    locale = 'en',
    messages,
    theme = 'system',
    nonce,
  } = props;
  const getAuthorization = useStable(() => props.authorization ?? 'popup');
  const { emit, listen } = useEvents(onEvent);
  const session = useSession(props, emit);
  useUpdateStream(session, props.updateStreamUrl);

  const context = useMemo(
    () => ({
      session,
      listen,
      getAuthorization,
      platforms,
      syncInterval,
      locale,
      messages,
      theme,
      nonce,
    }),
    [session, listen, getAuthorization, platforms, syncInterval, locale, messages, theme, nonce],
  );
  return <AccountingContext.Provider value={context}>{children}</AccountingContext.Provider>;
}
