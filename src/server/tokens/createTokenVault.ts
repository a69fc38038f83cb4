import * as v from 'valibot';
import { withDeadline } from '../../lib/withDeadline.ts';
import { getApiUrl } from '../getApiUrl.ts';
import { getErrorName } from '../http/getErrorName.ts';
import { parseJson } from '../http/parseJson.ts';
import type { TokenEndpoint } from '../TokenEndpoint.ts';
import { createSeal } from './createSeal.ts';
import { getCredentials } from './getCredentials.ts';
import type { Grant } from './Grant.ts';
import type { PartnerToken } from './PartnerToken.ts';

/** Tokens in the partner's shared store. Neither call rejects: without a store, all goes on. */
export interface TokenVault {
  read: (grant: Grant) => Promise<PartnerToken | undefined>;
  write: (grant: Grant, token: PartnerToken) => Promise<void>;
}

/** A store that hangs must not keep people waiting. */
const DEADLINE = 1000;
/** More than the longest token takes, encrypted. */
const LONGEST_VALUE = 200_000;

const tokenSchema = v.object({
  accessToken: v.string(),
  tokenType: v.string(),
  lifetime: v.number(),
  expiresAt: v.number(),
});

/**
 * Opens the store of an endpoint. What is in it is encrypted with a key made of the client secret,
 * and bound to the address, the client and the user it was issued for: a copy under another key, or
 * from before the secret was changed, reads as nothing.
 *
 * @throws Error where the store is none
 */
export function createTokenVault(
  endpoint: TokenEndpoint,
  { now, report }: { now: () => number; report: (error: unknown) => void },
): TokenVault {
  const { tokenStore: store } = endpoint;
  if (store && !(typeof store.get === 'function' && typeof store.set === 'function')) {
    throw new Error('tokenStore has to have get(key) and set(key, value, { ttl })');
  }
  const seal = createSeal(() => getCredentials(endpoint).clientSecret);

  async function getKey(grant: Grant): Promise<string> {
    const user = grant.type === 'entity_user' ? grant.entityUserId : null;
    const owner = [getApiUrl(endpoint), endpoint.apiVersion, endpoint.clientId, grant.type, user];
    return `react-accounting-connect:token:${await seal.hash(JSON.stringify(owner))}`;
  }

  async function reach<T>(what: string, action: () => Promise<T>): Promise<T | undefined> {
    try {
      return await withDeadline(DEADLINE, action);
    } catch (error) {
      // Its name alone: a store's words may quote what it was given.
      const name = getErrorName(error);
      report(new Error(`tokenStore.${what}() failed (${name}); tokens are not shared meanwhile`));
      return undefined;
    }
  }

  return {
    read: async (grant) => {
      if (!store) return undefined;
      return reach('get', async () => {
        const key = await getKey(grant);
        const sealed = await store.get(key);
        const isText = typeof sealed === 'string' && sealed.length <= LONGEST_VALUE;
        const text = isText ? await seal.open(sealed, key) : undefined;
        const result = v.safeParse(tokenSchema, parseJson(text ?? ''));
        return result.success ? result.output : undefined;
      });
    },
    write: async (grant, token) => {
      const ttl = Math.floor((token.expiresAt - now()) / 1000);
      if (!store || ttl < 1) return;
      await reach('set', async () => {
        const key = await getKey(grant);
        await store.set(key, await seal.close(JSON.stringify(token), key), { ttl });
      });
    },
  };
}
