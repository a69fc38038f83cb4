import { AccountingProvider } from 'react-accounting-connect';
import type { TokenProvider } from 'react-accounting-connect';
import type { ComponentType, ReactNode } from 'react';

interface ProvidersOptions {
  apiUrl: string;
  tokenProvider: TokenProvider;
  fetch: typeof fetch;
  platforms: readonly string[] | undefined;
}

/**
 * Creates the provider of a scene, which the scene mounts once for each entity. Only this file
 * decides what the providers of one page share: today nothing, so each has its own client.
 */
export function createProviders({
  platforms,
  ...options
}: ProvidersOptions): ComponentType<{ entityId: string; children: ReactNode }> {
  return function BenchProvider({ entityId, children }) {
    return (
      <AccountingProvider {...options} platforms={platforms} entityId={entityId}>
        {children}
      </AccountingProvider>
    );
  };
}
