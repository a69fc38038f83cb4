import type { Connection } from '../api/Connection.ts';
import { createApi, getProblem } from '../api/createApi.ts';
import { createRequestQueue } from '../api/createRequestQueue.ts';
import { createServerInterval } from '../api/createServerInterval.ts';
import { createTokenSource } from '../api/createTokenSource.ts';
import type { TokenSource } from '../api/createTokenSource.ts';
import { DEFAULT_VERSION } from '../api/VERSIONS.ts';
import { copyOwn } from '../lib/copyOwn.ts';
import { createSteadyClock } from '../lib/createSteadyClock.ts';
import { systemClock } from '../lib/systemClock.ts';
import { AccountingError } from '../api/AccountingError.ts';
import type { AccountingClient, AccountingClientOptions } from './AccountingClient.ts';
import { createCache } from './cache/createCache.ts';
import type { CacheEntry } from './cache/createCache.ts';
import { getConnectionsKey } from './cache/keys.ts';
import type { Identity } from './cache/keys.ts';
import { createSession } from './createSession.ts';
import { createSignals } from './createSignals.ts';
import { isHidden, watchVisibility } from './isHidden.ts';
import type { Session } from './Session.ts';

/** How long data and sessions that nobody shows are kept, in milliseconds. */
const OUTDATED = 60_000;

/** A request so long after the last touch is not caused by it, in milliseconds. */
const SHORT_IDLE = 10_000;

const SCOPES: readonly string[] = ['entity', 'client'];

const isBrowser = () => typeof window !== 'undefined';

/** A session that the client keeps. */
interface StoredSession {
  session: Session;
  /** Call it whenever the session is requested. */
  postponeExpiry: () => void;
}

/**
 * Creates a client, which holds what the providers of a page share: token, requests, cache and
 * signals. If a page shows several entities, create one client outside React, and pass it to each
 * `<AccountingProvider client>`. A client sends nothing by itself. It never throws: it logs an
 * invalid option to the console, and hooks return it as their `error`.
 */
export function createAccountingClient(given: AccountingClientOptions): AccountingClient {
  const options = copyOwn(given);
  const { tokenProvider, tokenScope = 'entity', updateStreamUrl } = options;
  const clock = createSteadyClock(options.clock ?? systemClock);
  const { apiVersion = DEFAULT_VERSION, maxRequestsPerSecond: maxPerSecond = 10 } = options;
  // Without a token, requests need the partner's proxy, and only the partner knows its address.
  const apiUrl = options.apiUrl ?? (tokenProvider ? 'https://api.monite.com/v1' : '');
  const send: typeof fetch = (...request) => (options.fetch ?? globalThis.fetch)(...request);
  const queue = createRequestQueue({ maxPerSecond, clock, isHidden, watchVisibility });
  const serverInterval = createServerInterval();
  const signals = createSignals(clock, apiUrl, updateStreamUrl);
  const cache = createCache(clock);
  const sessions = new Map<string, StoredSession>();
  /** The entries of sessions that have ended. */
  const left = new Map<string, CacheEntry<readonly Connection[]>>();
  const problem = getProblem(apiUrl, apiVersion) ?? getOptionProblem(options);
  let isProblemLogged = false;
  let sharedTokens: TokenSource | undefined;

  const getIdentity = (entityId: string): Identity => ({
    apiUrl,
    apiVersion,
    entityId,
    credential: tokenProvider ? 'token' : 'cookie',
  });

  function getTokens(entityId: string): TokenSource | undefined {
    if (!tokenProvider) return undefined;
    if (tokenScope === 'entity') return createTokenSource(tokenProvider, entityId, clock);
    sharedTokens ??= createTokenSource(tokenProvider, entityId, clock);
    return sharedTokens;
  }

  /** Not called during render, because a server would then log the error for each request. */
  function logProblem() {
    if (isProblemLogged || problem === undefined) return;
    isProblemLogged = true;
    // oxlint-disable-next-line no-console -- the partner's engineer reads it there
    console.error(`react-accounting-connect: ${problem}`);
  }

  const isOutdated = (at = -Infinity) => Math.abs(clock.now() - at) > OUTDATED;

  /** Drops data that nobody has shown for a while. Uses no timer: an idle page must have none. */
  function sweep() {
    for (const [key, entry] of left) {
      if (!isOutdated(entry.get().checkedAt)) continue;
      entry.clear();
      left.delete(key);
    }
  }

  function makeSession(
    entityId: string,
    initialConnections?: readonly Connection[],
  ): StoredSession {
    const identity = getIdentity(entityId);
    const key = getConnectionsKey(identity);
    sweep();
    const entry = cache.createEntry<readonly Connection[]>(key);
    left.delete(key);
    const tokens = getTokens(entityId);
    const lifetime = new AbortController();

    let isShown = false;
    let cancelExpiry: (() => void) | undefined;

    function end() {
      if (lifetime.signal.aborted) return;
      cancelExpiry?.();
      lifetime.abort(new AccountingError('network', 'The page has gone'));
      sessions.delete(entityId);
      left.set(key, entry);
    }

    /** Ends a session that was only prefetched, or rendered by a tree that React discarded. */
    function postponeExpiry() {
      cancelExpiry?.();
      if (!isShown) cancelExpiry = clock.startTimer(end, OUTDATED);
    }

    const session = createSession({
      identity,
      api: createApi({
        apiUrl,
        apiVersion,
        entityId,
        tokens,
        fetch: send,
        queue,
        serverInterval,
        clock,
        problem,
        isIdle: () => signals.getIdleTime() > SHORT_IDLE,
      }),
      entry,
      createEntry: cache.createEntry,
      initialConnections,
      signals,
      clock,
      signal: lifetime.signal,
      onRetain() {
        isShown = true;
        cancelExpiry?.();
        logProblem();
      },
      onLeave: end,
    });
    return { session, postponeExpiry };
  }

  function getSession(entityId: string, initialConnections?: readonly Connection[]): Session {
    const known = sessions.get(entityId) ?? makeSession(entityId, initialConnections);
    // Sessions never end on a server, so storing them would leak data between requests.
    if (isBrowser()) {
      sessions.set(entityId, known);
      known.postponeExpiry();
    }
    return known.session;
  }

  return {
    getKey: (entityId) => getConnectionsKey(getIdentity(entityId)),
    getSession,
    async prefetch(entityId) {
      // On a server, the answer would go to whoever renders next.
      if (isBrowser()) await getSession(entityId).connections.prefetch();
    },
  };
}

/** Describes the first invalid option. JavaScript has no types that would reject it. */
function getOptionProblem(options: AccountingClientOptions): string | undefined {
  const { maxRequestsPerSecond = 1, tokenScope = 'entity' } = options;
  if (!(maxRequestsPerSecond > 0)) {
    return `maxRequestsPerSecond is ${maxRequestsPerSecond}, and must be above 0`;
  }
  if (!SCOPES.includes(tokenScope)) {
    return `tokenScope "${tokenScope}" is not one of: ${SCOPES.join(', ')}`;
  }
  const wrong = (['tokenProvider', 'fetch'] as const).find(
    (name) => options[name] && typeof options[name] !== 'function',
  );
  return wrong && `${wrong} is not a function`;
}
