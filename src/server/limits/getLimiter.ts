import { getApiUrl } from '../getApiUrl.ts';
import type { TokenEndpoint } from '../TokenEndpoint.ts';
import { createMemoryLimiter } from './createMemoryLimiter.ts';
import type { Limiter } from './Limiter.ts';

const limiters = /* @__PURE__ */ new Map<string, Limiter>();

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
  const shared = limiters.get(key) ?? createMemoryLimiter();
  limiters.set(key, shared);
  return shared;
}
