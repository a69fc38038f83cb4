import type { Connection } from '../api/Connection.ts';
import { createApi, DEFAULT_VERSION, getProblem } from '../api/createApi.ts';
import { createRequestQueue } from '../api/createRequestQueue.ts';
import { createTokenSource } from '../api/createTokenSource.ts';
import type { TokenSource } from '../api/createTokenSource.ts';
import { systemClock } from '../lib/systemClock.ts';
import type { AccountingClient, AccountingClientOptions } from './AccountingClient.ts';
import { createCache } from './cache/createCache.ts';
import { getConnectionsKey } from './cache/keys.ts';
import { createSession } from './createSession.ts';
import { createSignals } from './createSignals.ts';
import { isHidden, watchVisibility } from './isHidden.ts';
import type { Session } from './Session.ts';

/** Cached data older than this many milliseconds is not shown. */
const OUTDATED = 60_000;

/**
 * Creates what the providers of a page share: token, requests, cache and signals. Make one outside
 * React where a page shows several entities, and give it to each `<AccountingProvider client>`.
 * Sends nothing by itself, and never throws: logs an invalid option to the console and returns it as
 * the `error` of the hooks.
 */
export function createAccountingClient(options: AccountingClientOptions): AccountingClient {
  const { tokenProvider, tokenScope = 'entity', updateStreamUrl, clock = systemClock } = options;
  const { apiVersion = DEFAULT_VERSION, maxRequestsPerSecond: maxPerSecond = 10 } = options;
  // Without a token only the partner's proxy answers, and only the partner knows its address.
  const apiUrl = options.apiUrl ?? (tokenProvider ? 'https://api.monite.com/v1' : '');
  const send: typeof fetch = (...request) => (options.fetch ?? globalThis.fetch)(...request);
  const queue = createRequestQueue({ maxPerSecond, clock, isHidden, watchVisibility });
  const signals = createSignals(clock, apiUrl, updateStreamUrl);
  const cache = createCache();
  const sessions = new Map<string, Session>();
  /** The keys that the API has answered. */
  const answered = new Set<string>();
  const problem =
    getProblem(apiUrl, apiVersion) ??
    (maxPerSecond > 0 ? undefined : `maxRequestsPerSecond is ${maxPerSecond}, and must be above 0`);
  let isProblemLogged = false;
  let sharedTokens: TokenSource | undefined;

  function getTokens(entityId: string): TokenSource | undefined {
    if (!tokenProvider) return undefined;
    if (tokenScope === 'entity') return createTokenSource(tokenProvider, entityId, clock);
    sharedTokens ??= createTokenSource(tokenProvider, entityId, clock);
    return sharedTokens;
  }

  /** Not called during render, as a server would then log once a request. */
  function logProblem() {
    if (isProblemLogged || problem === undefined) return;
    isProblemLogged = true;
    // oxlint-disable-next-line no-console -- for the partner's engineer, who reads it there
    console.error(`react-accounting-connect: ${problem}`);
  }

  function makeSession(entityId: string, initialConnections?: readonly Connection[]): Session {
    const credential = tokenProvider ? 'token' : 'cookie';
    const identity = { apiUrl, apiVersion, entityId, credential } as const;
    const key = getConnectionsKey(identity);
    const entry = cache.createEntry<readonly Connection[]>(key);
    const { checkedAt } = entry.get();
    if (checkedAt !== undefined) answered.add(key);
    if (checkedAt !== undefined && Math.abs(clock.now() - checkedAt) > OUTDATED) entry.clear();
    const tokens = getTokens(entityId);
    return createSession({
      identity,
      api: createApi({ apiUrl, apiVersion, entityId, tokens, fetch: send, queue, clock, problem }),
      entry,
      // Server-rendered data is older than any answer.
      initialConnections: answered.has(key) ? undefined : initialConnections,
      signals,
      clock,
      onRetain: logProblem,
      onEnd: () => void sessions.delete(entityId),
    });
  }

  function getSession(entityId: string, initialConnections?: readonly Connection[]): Session {
    const session = sessions.get(entityId) ?? makeSession(entityId, initialConnections);
    // Sessions never end on a server, so storing them would leak data between requests.
    if (typeof window !== 'undefined') sessions.set(entityId, session);
    return session;
  }

  return {
    getSession,
    async prefetch(entityId) {
      await getSession(entityId).connections.refresh();
    },
  };
}
