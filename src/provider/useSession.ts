import { useEffect, useMemo } from 'react';
import { createApi } from '../api/createApi.ts';
import type { ApiVersion } from '../api/createApi.ts';
import { getPlatforms } from '../api/getPlatforms.ts';
import type { PlatformsOption } from '../api/Platform.ts';
import type { TokenContext, TokenProvider } from '../api/TokenProvider.ts';
import { useStable } from '../lib/useStable.ts';
import type { AccountingEventDetail } from './AccountingEvent.ts';
import type { AuthorizationMode } from './AuthorizationMode.ts';
import { isWindowMode } from './isWindowMode.ts';
import { createSession } from './createSession.ts';
import type { Session } from './Session.ts';

export interface SessionProps {
  entityId: string;
  tokenProvider?: TokenProvider | undefined;
  apiUrl?: string | undefined;
  apiVersion?: ApiVersion | undefined;
  platforms?: PlatformsOption | undefined;
  authorization?: AuthorizationMode | undefined;
  fetch?: typeof fetch | undefined;
}

/**
 * One session for each API address, version and entity, and for each way to sign requests: a token,
 * or the cookie that a proxy knows. Functions of the partner are read when they are needed, so an
 * inline arrow neither starts a new session nor goes stale.
 */
export function useSession(
  props: SessionProps,
  emit: (detail: AccountingEventDetail, entityId: string) => void,
): Session {
  const { entityId, apiVersion = '2023-03-14' } = props;
  const hasTokens = props.tokenProvider !== undefined;
  // Without a token only the partner's proxy answers, and only the partner knows where it stands.
  const apiUrl = props.apiUrl ?? (hasTokens ? 'https://api.monite.com/v1' : '');

  const tokenProvider = useStable((context: TokenContext) => {
    if (props.tokenProvider) return props.tokenProvider(context);
    throw new Error('tokenProvider was taken away');
  });
  const send = useStable((input: RequestInfo | URL, init?: RequestInit) =>
    (props.fetch ?? globalThis.fetch)(input, init),
  );

  const getSetupMinutes = useStable(
    (key: string | null) =>
      getPlatforms(props.platforms).find((platform) => platform.key === key)?.setupMinutes?.[1],
  );
  const opensWindow = useStable(() => isWindowMode(props.authorization));

  const session = useMemo(() => {
    const api = createApi({
      apiUrl,
      apiVersion,
      entityId,
      tokenProvider: hasTokens ? tokenProvider : undefined,
      fetch: send,
    });
    return createSession({
      entityId,
      api,
      emit: (detail) => emit(detail, entityId),
      getSetupMinutes,
      opensWindow,
    });
  }, [
    apiUrl,
    apiVersion,
    entityId,
    hasTokens,
    tokenProvider,
    send,
    emit,
    getSetupMinutes,
    opensWindow,
  ]);

  useEffect(() => session.enter(), [session]);
  return session;
}
