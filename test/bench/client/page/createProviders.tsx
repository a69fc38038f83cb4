import { AccountingProvider, createAccountingClient } from 'react-accounting-connect';
import type { ApiVersion, TokenProvider } from 'react-accounting-connect';
import type { ComponentType, ReactNode } from 'react';

interface ProvidersOptions {
  apiUrl: string;
  apiVersion: ApiVersion;
  tokenProvider: TokenProvider;
  fetch: typeof fetch;
  platforms: readonly string[] | undefined;
}

/**
 * Creates the provider of a scene, which the scene mounts once for each entity. Only this file
 * decides what the providers of one page share: a client, and so its tokens, requests and signals.
 */
export function createProviders({
  platforms,
  ...options
}: ProvidersOptions): ComponentType<{ entityId: string; children: ReactNode }> {
  // The site's tokens can access every entity.
  const client = createAccountingClient({ ...options, tokenScope: 'client' });
  return function BenchProvider({ entityId, children }) {
    return (
      <AccountingProvider client={client} platforms={platforms} entityId={entityId}>
        {children}
      </AccountingProvider>
    );
  };
}
