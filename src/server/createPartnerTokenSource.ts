import type { Grant } from './Grant.ts';
import type { PartnerToken } from './PartnerToken.ts';
import { requestToken } from './requestToken.ts';
import type { TokenEndpoint } from './TokenEndpoint.ts';

/** Hands out tokens, held in memory, one request for each however many wait for it. */
export interface PartnerTokenSource {
  /** A token with enough life left to be used. Throws `ServerError`. */
  get: (grant: Grant) => Promise<PartnerToken>;
  /** Says that the API refused the token: the next `get` asks for another. */
  reject: (grant: Grant) => void;
}

interface Entry {
  token?: PartnerToken;
  pending?: Promise<PartnerToken>;
  rejectedAt: number;
}

/** More than a browser keeps, so that it never gets one that it would renew at once. */
const RENEW_AHEAD = 120_000;
/** A browser that keeps saying "refused" gets a new token this often, and no oftener. */
const REJECT_INTERVAL = 2000;
const MOST_ENTRIES = 10_000;

/**
 * Creates the token source of one token endpoint.
 *
 * @throws Error where the client id or the secret is missing
 */
export function createPartnerTokenSource(
  endpoint: TokenEndpoint,
  now: () => number = Date.now,
): PartnerTokenSource {
  for (const name of ['clientId', 'clientSecret'] as const) {
    if (typeof endpoint[name] !== 'string' || endpoint[name] === '') {
      throw new Error(
        `${name} is missing. Take it from the Monite Partner Portal and hand it to this server ` +
          'in an environment variable.',
      );
    }
  }
  const entries = new Map<string, Entry>();

  function getEntry(grant: Grant): Entry {
    const key = grant.type === 'entity_user' ? `user:${grant.entityUserId}` : 'partner';
    const known = entries.get(key);
    if (known) return known;
    for (const [oldKey, { pending }] of entries) {
      if (entries.size < MOST_ENTRIES) break;
      if (!pending) entries.delete(oldKey);
    }
    const entry: Entry = { rejectedAt: -Infinity };
    entries.set(key, entry);
    return entry;
  }

  async function renew(entry: Entry, grant: Grant): Promise<PartnerToken> {
    const token = await requestToken(endpoint, grant, now);
    entry.token = token;
    return token;
  }

  return {
    async get(grant) {
      const entry = getEntry(grant);
      if (entry.token && isFresh(entry.token, now())) return entry.token;
      entry.pending ??= renew(entry, grant).finally(() => {
        delete entry.pending;
      });
      return entry.pending;
    },
    reject(grant) {
      const entry = getEntry(grant);
      if (now() - entry.rejectedAt < REJECT_INTERVAL) return;
      entry.rejectedAt = now();
      delete entry.token;
    },
  };
}

function isFresh({ expiresAt, lifetime }: PartnerToken, time: number): boolean {
  return time < expiresAt - Math.min(RENEW_AHEAD, lifetime / 5);
}
