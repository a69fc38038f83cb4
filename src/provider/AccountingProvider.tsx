import { useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Connection } from '../api/Connection.ts';
import type { Platform, PlatformsOption } from '../api/Platform.ts';
import type { AccountingClient, AccountingClientOptions } from '../engine/AccountingClient.ts';
import type { AccountingEvent } from '../engine/AccountingEvent.ts';
import type { AuthorizationMode } from '../engine/connect/AuthorizationMode.ts';
import { isDevelopment } from '../lib/isDevelopment.ts';
import { copyOwn } from '../lib/copyOwn.ts';
import { useStable } from '../lib/useStable.ts';
import { useWarning } from '../lib/useWarning.ts';
import type { Locale, MessageOverrides, Messages, Translate } from '../messages/Messages.ts';
import { AccountingContext } from './AccountingContext.ts';
import type { Theme } from './AccountingContext.ts';
import type { ConsentOptions } from './ConsentOptions.ts';
import { checkProps } from './checkProps.ts';
import { createLanguage } from './createLanguage.ts';
import { useClient } from './useClient.ts';
import { useConsentOptions } from './useConsentOptions.ts';
import { usePart } from './usePart.ts';
import type { ClassNames } from './usePart.ts';
import { useSession } from './useSession.ts';

/** Props of `AccountingProvider`. */
export interface AccountingProviderProps extends Omit<AccountingClientOptions, 'clock'> {
  /** What shows this entity. */
  children?: ReactNode;
  /**
   * Your business customer's id at Monite (`X-Monite-Entity-Id`). Pass `null` or `undefined` until
   * you know the id: the provider then sends no requests, and every component shows its loading
   * state.
   */
  entityId: string | null | undefined;
  /**
   * A client from `createAccountingClient`, shared by several providers. If you pass one, set the
   * client options on that client. @default a client created from this provider's options
   */
  client?: AccountingClient | undefined;
  /**
   * The connections that your server read (`createServerClient().listConnections`), for a correct
   * first paint. They apply to the entity that the provider mounts with. The provider still
   * fetches them after mounting.
   */
  initialConnections?: readonly Connection[] | undefined;
  /** The keys to show, in order, or a map that overrides `key`, `name`, `icon` or `url` of some. */
  platforms?: PlatformsOption | undefined;
  /** How the authorization page opens. @default 'popup' */
  authorization?: AuthorizationMode | undefined;
  /**
   * Asks people for their consent before the first connection and before a switch to other software.
   * Nothing connects without it. Set it on every provider of the entity. @default no consent
   */
  consent?: ConsentOptions | undefined;
  /**
   * Whether people may only look: the components then show no actions, or say why they do nothing.
   * Your server has to refuse the changes. Our proxy also tells the page by itself, with its first
   * answer. Set the prop if you pass `initialConnections`, so that the first paint shows no actions.
   * @default false
   */
  readOnly?: boolean | undefined;
  /** Milliseconds between two automatic syncs. @default 3600000 (one hour) */
  syncInterval?: number | undefined;
  /**
   * The language of texts, times and numbers: a locale that you import, such as `de` from
   * `react-accounting-connect/locales/de`, one of your own, or the tag of a kind of English, such
   * as `en-GB`. A locale object also sets `lang` and `dir` on our elements. @default 'en'
   */
  locale?: `en${string}` | Locale | Locale<Translate> | undefined;
  /** Replaces any of the texts of the locale. */
  messages?: MessageOverrides | undefined;
  /** An IANA time zone, such as `Europe/Berlin`, for the times. @default that of the browser */
  timeZone?: string | undefined;
  /**
   * The color scheme. `'inherit'` follows the CSS `color-scheme` of the surrounding page,
   * `'system'` the person's setting. @default 'inherit'
   */
  theme?: Theme | undefined;
  /**
   * Your own class for each part, by its `data-part`, such as `{ 'pull-button': 'btn' }`. A component's
   * own `className` joins it.
   */
  classNames?: ClassNames | undefined;
  /** The nonce of a strict Content-Security-Policy. The dialogs' scroll lock needs it. */
  nonce?: string | undefined;
  /**
   * The element that the dialogs are appended to, or a function that returns it. Set it only if a
   * modal or a focus trap of yours rejects them otherwise. @default an ancestor of the button
   */
  container?: Element | (() => Element | null) | null | undefined;
  /** Renders your icon for a platform. @default the platform's `icon`, or the first letter of its name */
  renderIcon?: ((platform: Platform) => ReactNode) | undefined;
  /**
   * Renders your brand at the top of a dialog: `picker`, `prepare`, `disconnect`, `books` or
   * `sync-log`. Return `null` for no header. @default none
   */
  renderDialogHeader?: ((dialog: string) => ReactNode) | undefined;
  /** Renders your content at the end of a dialog, such as a link to your help. @default none */
  renderDialogFooter?: ((dialog: string) => ReactNode) | undefined;
  /** Receives every event, for analytics. Events never contain a token or personal data. */
  onEvent?: ((event: AccountingEvent) => void) | undefined;
}

/**
 * Provides one entity to the hooks and components below. Renders only its children, and sends no
 * request until a hook needs data.
 */
export function AccountingProvider({ children, ...given }: AccountingProviderProps) {
  const { valid: props, problems } = checkProps(given);
  useWarning(problems);
  useWarning(
    props.entityId === '' && isDevelopment()
      ? 'entityId is empty, so everything shows as loading. Pass null until you know the id.'
      : '',
  );
  const { platforms, syncInterval = 3_600_000, locale = 'en', messages, timeZone } = props;
  const { authorization = 'popup', theme = 'inherit', nonce, renderIcon } = props;
  const { renderDialogHeader, renderDialogFooter, readOnly = false } = props;
  // A locale that is written inline is a new object each time.
  const own: Partial<Locale<Messages | Translate>> = typeof locale === 'object' ? locale : {};
  const { tag = String(locale), messages: texts, fallback } = copyOwn(own);
  const language = useMemo(
    () => createLanguage(texts ? { tag, messages: texts, fallback } : tag, messages, timeZone),
    [tag, texts, fallback, messages, timeZone],
  );
  const getAuthorization = useStable(() => authorization);
  const getContainer = useStable(() =>
    typeof props.container === 'function' ? props.container() : props.container,
  );
  const consent = useConsentOptions(props.consent);
  const part = usePart(props.classNames);
  const client = useClient(props);
  const { session, initialConnections } = useSession(client, props);

  const handleEvent = useStable((event: AccountingEvent) => props.onEvent?.(event));
  useEffect(() => session.listen(handleEvent), [session, handleEvent]);

  const context = useMemo(
    () => ({
      client,
      session,
      entityId: session.entityId,
      getNow: session.features.getNow,
      canPush: session.features.canPush,
      initialConnections,
      getAuthorization,
      platforms,
      readOnly,
      consent,
      syncInterval,
      language,
      theme,
      frame: { ...language.attributes, 'data-accounting-theme': theme },
      part,
      nonce,
      getContainer,
      renderIcon,
      renderDialogHeader,
      renderDialogFooter,
    }),
    [
      client,
      session,
      initialConnections,
      getAuthorization,
      platforms,
      readOnly,
      consent,
      syncInterval,
      language,
      theme,
      part,
      nonce,
      getContainer,
      renderIcon,
      renderDialogHeader,
      renderDialogFooter,
    ],
  );
  return <AccountingContext.Provider value={context}>{children}</AccountingContext.Provider>;
}
