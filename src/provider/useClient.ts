import { useMemo } from 'react';
import type { TokenContext } from '../api/TokenProvider.ts';
import type { AccountingClient, AccountingClientOptions } from '../engine/AccountingClient.ts';
import { createAccountingClient } from '../engine/createAccountingClient.ts';
import { useStable } from '../lib/useStable.ts';
import { useWarning } from '../lib/useWarning.ts';

type ClientProps = AccountingClientOptions & { client?: AccountingClient | undefined };

/** The props that have no effect next to `client`. */
const OPTIONS = [
  'tokenProvider',
  'tokenScope',
  'apiUrl',
  'apiVersion',
  'updateStreamUrl',
  'maxRequestsPerSecond',
  'fetch',
] as const;

/**
 * Returns the partner's client, or creates one. Only a change of the API or the kind of credential
 * creates another client. The partner's functions are read when they are called, so an inline arrow
 * neither creates a new client nor goes stale.
 */
export function useClient(props: ClientProps): AccountingClient {
  const { client, apiUrl, apiVersion, tokenScope, updateStreamUrl, maxRequestsPerSecond } = props;
  const hasTokens = props.tokenProvider !== undefined;
  const callProvider = useStable((context: TokenContext) => {
    if (props.tokenProvider) return props.tokenProvider(context);
    throw new Error('The tokenProvider prop was removed.');
  });
  const send = useStable((input: RequestInfo | URL, init?: RequestInit) =>
    (props.fetch ?? globalThis.fetch)(input, init),
  );

  const ignored = client ? OPTIONS.filter((name) => props[name] !== undefined).join(', ') : '';
  useWarning(
    ignored &&
      `<AccountingProvider> ignores ${ignored} because client is set. Pass it to createAccountingClient().`,
  );

  return useMemo(
    () =>
      client ??
      createAccountingClient({
        apiUrl,
        apiVersion,
        tokenScope,
        updateStreamUrl,
        maxRequestsPerSecond,
        tokenProvider: hasTokens ? callProvider : undefined,
        fetch: send,
      }),
    [
      client,
      apiUrl,
      apiVersion,
      tokenScope,
      updateStreamUrl,
      maxRequestsPerSecond,
      hasTokens,
      callProvider,
      send,
    ],
  );
}
