import * as v from 'valibot';
import { withDeadline } from '../../lib/withDeadline.ts';
import { getApiUrl } from '../getApiUrl.ts';
import { getErrorName } from '../http/getErrorName.ts';
import { parseJson } from '../http/parseJson.ts';
import type { TokenEndpoint } from '../TokenEndpoint.ts';
import { createCipher } from './createCipher.ts';
import { getCredentials } from './getCredentials.ts';
import type { Grant } from './Grant.ts';
import type { PartnerToken } from './PartnerToken.ts';

/** Tokens in the partner's shared store. Failures of the store are reported, and never thrown. */
export interface TokenVault {
  read: (grant: Grant) => Promise<PartnerToken | undefined>;
  write: (grant: Grant, token: PartnerToken) => Promise<void>;
  /**
   * Takes the lock for requesting a token. Returns a function that releases it, or `undefined` if
   * another instance holds it. Without a store that can lock, everybody gets it.
   */
  lock: (grant: Grant) => Promise<(() => Promise<void>) | undefined>;
}

/**
 * Short, because people wait while the store hangs. Longer than the second of `createRedisTokenStore`,
 * which reports its own failures.
 */
const DEADLINE = 1200;
/** Seconds. Longer than a token request takes, with the calls to the store around it. */
const LOCK_TTL = 20;
/** More than the longest token takes when encrypted. */
const MAX_VALUE_LENGTH = 200_000;

const tokenSchema = v.object({
  accessToken: v.string(),
  tokenType: v.string(),
  lifetime: v.number(),
  expiresAt: v.number(),
});

/**
 * Creates the vault of an endpoint. Tokens are encrypted with a key derived from the client secret,
 * and bound to the address, the client and the user that they were issued for. A token that was
 * copied to another key, or stored before the secret changed, reads as nothing.
 *
 * @throws Error for an invalid `tokenStore`
 */
export function createTokenVault(
  endpoint: TokenEndpoint,
  { now, report }: { now: () => number; report: (error: unknown) => void },
): TokenVault {
  const { tokenStore: store } = endpoint;
  if (store && !(typeof store.get === 'function' && typeof store.set === 'function')) {
    throw new Error('tokenStore must have get(key) and set(key, value, { ttl })');
  }
  const cipher = createCipher(() => getCredentials(endpoint).clientSecret);

  async function getKey(grant: Grant): Promise<string> {
    const user = grant.type === 'entity_user' ? grant.entityUserId : null;
    const owner = [getApiUrl(endpoint), endpoint.apiVersion, endpoint.clientId, grant.type, user];
    return `react-accounting-connect:token:${await cipher.hash(JSON.stringify(owner))}`;
  }

  async function callStore<T>(method: string, action: () => Promise<T>): Promise<T | undefined> {
    try {
      return await withDeadline(DEADLINE, action);
    } catch (error) {
      // Only the name of the error, because its message may quote what was stored.
      const name = getErrorName(error);
      report(
        new Error(`tokenStore.${method}() failed (${name}). Tokens are not shared until it works.`),
      );
      return undefined;
    }
  }

  return {
    read: async (grant) => {
      if (!store) return undefined;
      return callStore('get', async () => {
        const key = await getKey(grant);
        const encrypted = await store.get(key);
        const isText = typeof encrypted === 'string' && encrypted.length <= MAX_VALUE_LENGTH;
        const text = isText ? await cipher.decrypt(encrypted, key) : undefined;
        const result = v.safeParse(tokenSchema, parseJson(text ?? ''));
        return result.success ? result.output : undefined;
      });
    },
    lock: async (grant) => {
      if (!store?.lock) return async () => undefined;
      const release = await callStore('lock', async () => {
        const key = `${await getKey(grant)}:lock`;
        return (await store.lock?.(key, { ttl: LOCK_TTL })) ?? null;
      });
      if (release === null) return undefined;
      // Without an answer of the store, nobody else gets one either.
      return async () => void (release && (await callStore('lock', async () => release())));
    },
    write: async (grant, token) => {
      const ttl = Math.floor((token.expiresAt - now()) / 1000);
      if (!store || ttl < 1) return;
      await callStore('set', async () => {
        const key = await getKey(grant);
        await store.set(key, await cipher.encrypt(JSON.stringify(token), key), { ttl });
      });
    },
  };
}
