import { getApiUrl } from '../getApiUrl.ts';
import type { TokenEndpoint } from '../TokenEndpoint.ts';
import { createMemoryLimiter } from './createMemoryLimiter.ts';
import type { Limiter } from './Limiter.ts';

const limiters = /* @__PURE__ */ new Map<string, Limiter>();
/** A `fetch` of the partner may lead to another API, as in a test. */
const limitersOfFetch = /* @__PURE__ */ new WeakMap<typeof fetch, Map<string, Limiter>>();

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
  const known = endpoint.fetch ? getLimiters(endpoint.fetch) : limiters;
  const shared = known.get(key) ?? createMemoryLimiter();
  known.set(key, shared);
  return shared;
}

function getLimiters(send: typeof fetch): Map<string, Limiter> {
  const known = limitersOfFetch.get(send) ?? new Map<string, Limiter>();
  limitersOfFetch.set(send, known);
  return known;
}
