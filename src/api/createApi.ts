import type { Clock } from '../lib/Clock.ts';
import { systemClock } from '../lib/systemClock.ts';
import type { AccountingApi, ApiAdapter } from './AccountingApi.ts';
import { AccountingError } from './AccountingError.ts';
import { createAccess } from './createAccess.ts';
import { createClient } from './createClient.ts';
import type { Client } from './createClient.ts';
import { createRequestQueue } from './createRequestQueue.ts';
import type { RequestQueue } from './createRequestQueue.ts';
import { createServerClock } from './createServerClock.ts';
import { createServerInterval } from './createServerInterval.ts';
import type { ServerInterval } from './createServerInterval.ts';
import type { TokenSource } from './createTokenSource.ts';
import { DEFAULT_VERSION } from './VERSIONS.ts';
import type { ApiVersion } from './VERSIONS.ts';
import { adapter as v2023_03_14 } from './v2023_03_14/adapter.ts';
import { adapter as v2024_05_25 } from './v2024_05_25/adapter.ts';

const ADAPTERS: Readonly<Record<ApiVersion, ApiAdapter>> = {
  '2023-03-14': v2023_03_14,
  '2024-05-25': v2024_05_25,
};

export interface ApiOptions {
  apiUrl: string;
  /** @default '2023-03-14' */
  apiVersion?: ApiVersion | undefined;
  entityId: string;
  /** `undefined` if `apiUrl` is a proxy that identifies people by cookie. */
  tokens: TokenSource | undefined;
  fetch: typeof fetch;
  /** @default a new queue */
  queue?: RequestQueue | undefined;
  /** @default a new one */
  serverInterval?: ServerInterval | undefined;
  clock?: Clock | undefined;
  /** Whether nobody has touched the page just now. @default never */
  isIdle?: (() => boolean) | undefined;
  /** A problem that the caller found in the options. Every call then rejects with this message. */
  problem?: string | undefined;
}

/**
 * Creates the API of one entity. Never throws. If an option is wrong, every call rejects with an
 * `AccountingError` of the code `misconfigured` that names the option.
 */
export function createApi({ apiVersion = DEFAULT_VERSION, ...options }: ApiOptions): AccountingApi {
  const { clock = systemClock, queue = createRequestQueue({ clock }) } = options;
  const { serverInterval = createServerInterval() } = options;
  const isKnown = Object.hasOwn(ADAPTERS, apiVersion);
  const { createCalls, features } = ADAPTERS[isKnown ? apiVersion : DEFAULT_VERSION];
  const problem = options.problem ?? getProblem(options.apiUrl, apiVersion);
  const refuse: Client = () => Promise.reject(new AccountingError('misconfigured', problem ?? ''));
  const access = createAccess();
  const { getNow, compare } = createServerClock(clock);
  const client = createClient({
    ...options,
    version: apiVersion,
    clock,
    queue,
    onAnswer(response) {
      access.handleAnswer(response);
      compare(response.headers.get('date'));
      serverInterval.handleAnswer(response);
    },
  });
  const calls = createCalls(problem === undefined ? client : refuse, clock);
  return { ...features, access, getNow, getServerInterval: serverInterval.get, ...calls };
}

/** Describes what is wrong with the options. Returns `undefined` if they are valid. */
export function getProblem(
  apiUrl: string,
  apiVersion: string = DEFAULT_VERSION,
): string | undefined {
  if (!Object.hasOwn(ADAPTERS, apiVersion)) {
    return `apiVersion "${apiVersion}" is not one of: ${Object.keys(ADAPTERS).join(', ')}`;
  }
  if (typeof apiUrl !== 'string') return 'apiUrl is not a string';
  // `localhost:3000` looks like a scheme to a browser.
  if (/^(?!https?:)[a-z][a-z\d+.-]*:/i.test(apiUrl)) {
    return `apiUrl "${apiUrl}" is not an HTTP address. Begin it with "/", "http://" or "https://"`;
  }
  return apiUrl === ''
    ? '<AccountingProvider> needs apiUrl, the address of your proxy, or a tokenProvider'
    : undefined;
}
