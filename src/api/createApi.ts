import type { AccountingApi, ApiAdapter } from './AccountingApi.ts';
import { AccountingError } from './AccountingError.ts';
import { createClient } from './createClient.ts';
import { createTokenSource } from './createTokenSource.ts';
import type { TokenProvider } from './TokenProvider.ts';
import { v2023_03_14 } from './v2023_03_14.ts';

const ADAPTERS = { '2023-03-14': v2023_03_14 } as const satisfies Record<string, ApiAdapter>;

/** The API versions this release speaks. */
export type ApiVersion = keyof typeof ADAPTERS;

export interface ApiOptions {
  apiUrl: string;
  apiVersion: ApiVersion;
  entityId: string;
  tokenProvider: TokenProvider | undefined;
  fetch: typeof fetch;
}

/** Creates the API of one entity. Throws `AccountingError` `unsupported` for a version we do not speak. */
export function createApi({ tokenProvider, apiVersion, ...options }: ApiOptions): AccountingApi {
  const adapter: ApiAdapter | undefined = ADAPTERS[apiVersion];
  if (!adapter) {
    const known = Object.keys(ADAPTERS).join(', ');
    throw new AccountingError('unsupported', `apiVersion "${apiVersion}" is not one of: ${known}`);
  }
  const tokens = tokenProvider && createTokenSource(tokenProvider, options.entityId);
  return adapter(createClient({ ...options, version: apiVersion, tokens }));
}
