import { getApiUrl } from '../getApiUrl.ts';
import type { TokenEndpoint } from '../TokenEndpoint.ts';
import { createMemoryLimiter } from './createMemoryLimiter.ts';
import type { Limiter } from './Limiter.ts';

type Limiters = Map<string, Limiter>;

/** A bundler may run this module several times in one process, for example once for each route. */
const GLOBAL: unique symbol = Symbol.for('react-accounting-connect.limiters');
/** A `fetch` of the partner may lead to another API, as in a test. */
const limitersOfFetch = /* @__PURE__ */ new WeakMap<typeof fetch, Limiters>();

/**
 * The limiter that the partner has set, or else the one that all handlers and clients of this process
 * share for these credentials. `undefined` if the partner has turned it off. Creates it lazily,
 * because credentials are read lazily.
 */
export function getLimiter(
  own: Limiter | false | undefined,
  endpoint: TokenEndpoint,
): Limiter | undefined {
  if (own !== undefined) return own || undefined;
  const key = JSON.stringify([getApiUrl(endpoint), endpoint.clientId]);
  const known = endpoint.fetch ? getLimitersOf(endpoint.fetch) : getGlobalLimiters();
  const shared = known.get(key) ?? createMemoryLimiter();
  known.set(key, shared);
  return shared;
}

function getGlobalLimiters(): Limiters {
  const holder: typeof globalThis & { [GLOBAL]?: Limiters } = globalThis;
  return (holder[GLOBAL] ??= new Map());
}

function getLimitersOf(send: typeof fetch): Limiters {
  const known: Limiters = limitersOfFetch.get(send) ?? new Map();
  limitersOfFetch.set(send, known);
  return known;
}
