import { withDeadline } from '../lib/withDeadline.ts';
import { AccountingError } from './AccountingError.ts';
import type { TokenProvider, TokenReason } from './TokenProvider.ts';

/** Hands out the access token. It is held here, in memory, and nowhere else. */
export interface TokenSource {
  /** Throws the reason of `signal` when that aborts; the provider hears it if nobody else waits. */
  get: (signal?: AbortSignal) => Promise<string>;
  /** Says that the API refused this token; the next `get` asks for another. */
  reject: (token: string) => void;
}

const DEADLINE = 30_000;
/** What can stand in a header. */
const TOKEN = /^[\x21-\x7e]+$/;
/** Renewed this long before its end, or a tenth of its life if that is shorter. */
const RENEW_AHEAD = 60_000;

/**
 * One call to the token provider however many requests wait for it.
 * Throws `AccountingError` `token_unavailable`, naming the provider as the cause.
 */
export function createTokenSource(provider: TokenProvider, entityId: string): TokenSource {
  let token: string | undefined;
  let renewAt = 0;
  let reason: TokenReason = 'initial';
  let pending: Promise<string> | undefined;
  let waiting = 0;
  let giveUp = new AbortController();

  async function fetchToken(signal: AbortSignal): Promise<string> {
    const answer = await askProvider(signal);
    const response = typeof answer === 'string' ? { access_token: answer } : answer;
    const { access_token: fresh, expires_in: lifeSeconds } = response ?? {};
    const seconds = lifeSeconds ?? Infinity;
    if (typeof fresh !== 'string' || !TOKEN.test(fresh)) {
      throw failure('returned neither a token nor access_token');
    }
    if (!(seconds > 0)) throw failure('returned an already expired token');
    const lifetime = seconds * 1000;
    renewAt = Date.now() + lifetime - Math.min(RENEW_AHEAD, lifetime / 10);
    reason = 'expired';
    token = fresh;
    return token;
  }

  async function askProvider(outer: AbortSignal) {
    try {
      return await withDeadline(
        DEADLINE,
        (signal) => provider({ entityId, reason, signal }),
        outer,
      );
    } catch (cause) {
      // Its name alone: the words of whoever read the token may quote it.
      throw failure(`threw ${cause instanceof Error ? cause.name : 'something'}`);
    }
  }

  return {
    async get(signal) {
      if (token !== undefined && Date.now() < renewAt) return token;
      if (!pending || giveUp.signal.aborted) {
        giveUp = new AbortController();
        pending = fetchToken(giveUp.signal);
      }
      const answer = pending;
      const own = giveUp;
      waiting += 1;
      try {
        // Longer than the provider has: a late one is named as the cause.
        return await withDeadline(2 * DEADLINE, () => answer, signal);
      } finally {
        waiting -= 1;
        if (pending === answer && waiting === 0) {
          own.abort();
          pending = undefined;
        }
      }
    },
    reject(refused) {
      // Another request may have renewed it already.
      if (refused !== token) return;
      token = undefined;
      reason = 'rejected';
    },
  };
}

function failure(what: string): AccountingError {
  return new AccountingError('token_unavailable', `The token provider ${what}`);
}
