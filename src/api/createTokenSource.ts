import type { Clock } from '../lib/Clock.ts';
import { getThrownStatus } from '../lib/getThrownStatus.ts';
import { systemClock } from '../lib/systemClock.ts';
import { untilAborted } from '../lib/untilAborted.ts';
import { DEADLINE, withDeadline } from '../lib/withDeadline.ts';
import { AccountingError } from './AccountingError.ts';
import type { TokenProvider, TokenReason } from './TokenProvider.ts';

/** Returns access tokens. Only this object holds the token, in memory. */
export interface TokenSource {
  /** Throws the reason of `signal` when that aborts. The last caller to abort aborts the provider. */
  get: (signal?: AbortSignal) => Promise<string>;
  /** Discards a token that the API rejected. The next `get` requests a new one. */
  reject: (token: string) => void;
}

/** The characters that a header can hold. */
const TOKEN = /^[\x21-\x7e]+$/;
/** A token is renewed this long before it expires, or a tenth of its lifetime if that is shorter. */
const RENEW_AHEAD = 60_000;

/**
 * Creates a source that calls the token provider once for all waiting requests.
 * Throws an `AccountingError` that blames the provider: `session_expired` if the provider threw or
 * returned a 401, `forbidden` for a 403, and `token_unavailable` otherwise.
 */
export function createTokenSource(
  provider: TokenProvider,
  entityId: string,
  clock: Clock = systemClock,
): TokenSource {
  let token: string | undefined;
  let renewAt = 0;
  let reason: TokenReason = 'initial';
  let pending: Promise<string> | undefined;
  let waiting = 0;
  let giveUp = new AbortController();

  async function fetchToken(signal: AbortSignal): Promise<string> {
    const answer = await callProvider(signal);
    const response = typeof answer === 'string' ? { access_token: answer } : answer;
    const { access_token: fresh, expires_in: lifeSeconds } = response ?? {};
    const seconds = lifeSeconds ?? Infinity;
    if (typeof fresh !== 'string' || !TOKEN.test(fresh)) {
      throw failure('returned neither a token nor access_token', answer);
    }
    if (!(seconds > 0)) throw failure('returned an already expired token');
    const lifetime = seconds * 1000;
    renewAt = clock.now() + lifetime - Math.min(RENEW_AHEAD, lifetime / 10);
    reason = 'expired';
    token = fresh;
    return token;
  }

  async function callProvider(outer: AbortSignal) {
    try {
      return await withDeadline(
        DEADLINE,
        (signal) => provider({ entityId, reason, signal }),
        outer,
        clock,
      );
    } catch (cause) {
      // Report only the error's name. Its message may quote the token.
      throw failure(`threw ${cause instanceof Error ? cause.name : 'something'}`, cause);
    }
  }

  return {
    async get(signal) {
      if (token !== undefined && clock.now() < renewAt) return token;
      if (!pending || giveUp.signal.aborted) {
        giveUp = new AbortController();
        pending = fetchToken(giveUp.signal);
      }
      const answer = pending;
      const own = giveUp;
      waiting += 1;
      try {
        return await untilAborted(answer, signal);
      } finally {
        waiting -= 1;
        if (pending === answer && waiting === 0) {
          own.abort();
          pending = undefined;
        }
      }
    },
    reject(rejected) {
      // Another request may have renewed the token already.
      if (rejected !== token) return;
      token = undefined;
      reason = 'rejected';
    },
  };
}

function failure(what: string, refusal?: unknown): AccountingError {
  const status = getThrownStatus(refusal);
  const code =
    status === 401 ? 'session_expired' : status === 403 ? 'forbidden' : 'token_unavailable';
  return new AccountingError(code, `The token provider ${what}`, { status });
}
