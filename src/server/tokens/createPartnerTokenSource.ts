import { sleep } from '../../lib/sleep.ts';
import { withDeadline } from '../../lib/withDeadline.ts';
import { ServerError } from '../ServerError.ts';
import type { TokenEndpoint } from '../TokenEndpoint.ts';
import { createBackOff } from './createBackOff.ts';
import type { BackOff } from './createBackOff.ts';
import { createTokenVault } from './createTokenVault.ts';
import type { Grant } from './Grant.ts';
import type { PartnerToken } from './PartnerToken.ts';
import { requestToken } from './requestToken.ts';

/** Hands out tokens. Any number of callers share one request. */
export interface PartnerTokenSource {
  /** Returns a token that is valid now. Throws `ServerError`. */
  get: (grant: Grant) => Promise<PartnerToken>;
  /**
   * Returns another token than the one that the API refused, or the same one if no other can be had.
   * Until then, `get` keeps returning the refused token, because the API may refuse it for one entity
   * only. If the token is not known, the last one counts as refused, and is not returned again.
   * Throws `ServerError`.
   */
  replace: (grant: Grant, accessToken?: string) => Promise<PartnerToken>;
}

export interface PartnerTokenSourceOptions {
  /** Receives failures that reject no `get`, such as those of the store. */
  report?: (error: unknown) => void;
  now?: () => number;
  random?: () => number;
}

interface Entry {
  token?: PartnerToken;
  /** The request for the next token, and when it started. */
  pending?: { answer: Promise<PartnerToken>; since: number };
  /**
   * The token that the API refused. `null` if it is not known, so that no stored token can be used.
   */
  refused?: string | null;
  replacedAt: number;
  backOff: BackOff;
}

/** Longer than a browser's own margin, which would make it renew a token at once. */
const RENEW_AHEAD = 120_000;
/** A token this close to its expiry may have expired when it arrives. */
const EXPIRY_MARGIN = 5000;
/** The clocks of two instances may differ by this many milliseconds. */
const MAX_SKEW = 60_000;
/** A refused token is replaced at most once in this time. */
const REPLACE_INTERVAL = 2000;
const MAX_ENTRIES = 10_000;
/**
 * Longer than any renewal takes. A renewal that is still pending then never ends: its worker may
 * have been stopped because its browser went away.
 */
const MAX_RENEWAL_TIME = 18_000;
/** Milliseconds between two attempts to get the lock, while another instance requests the token. */
const LOCK_PAUSE = 100;
/** Milliseconds. After that, the other instance has a problem of its own. */
const LOCK_WAIT = 3000;

/** Creates the token source of one token endpoint. */
export function createPartnerTokenSource(
  endpoint: TokenEndpoint,
  { report = () => {}, now = Date.now, random = Math.random }: PartnerTokenSourceOptions = {},
): PartnerTokenSource {
  const entries = new Map<string, Entry>();
  const vault = createTokenVault(endpoint, { now, report });
  /** For all grants: once two of them have failed in a row, the endpoint is taken to be down. */
  const outage = createBackOff(now, random);
  let lastFailed: Entry | undefined;

  function getEntry(grant: Grant): Entry {
    const key = grant.type === 'entity_user' ? `user:${grant.entityUserId}` : 'partner';
    const known = entries.get(key);
    if (known) return known;
    for (const [oldKey, { pending }] of entries) {
      if (entries.size < MAX_ENTRIES) break;
      if (!pending) entries.delete(oldKey);
    }
    const entry: Entry = { replacedAt: -Infinity, backOff: createBackOff(now, random) };
    entries.set(key, entry);
    return entry;
  }

  /** Random, so that the instances of a server do not all renew at the same moment. */
  const renewAhead = RENEW_AHEAD * (1 + random() / 4);
  // If more time is left than that, somebody has set the clock back.
  const isLeft = ({ expiresAt, lifetime }: PartnerToken, margin: number) =>
    now() < expiresAt - margin && expiresAt - now() <= lifetime + MAX_SKEW;
  const isFresh = (token: PartnerToken) => isLeft(token, Math.min(renewAhead, token.lifetime / 5));
  const isValid = (token: PartnerToken) =>
    isLeft(token, Math.min(EXPIRY_MARGIN, token.lifetime / 10));

  /** The token to keep using if no other can be had. */
  const getSpare = ({ token }: Entry) => (token && isValid(token) ? token : undefined);

  /** Returns the token that another instance has stored, if it is of use. */
  async function readShared(entry: Entry, grant: Grant): Promise<PartnerToken | undefined> {
    const shared = entry.refused === null ? undefined : await vault.read(grant);
    return shared && isFresh(shared) && shared.accessToken !== entry.refused ? shared : undefined;
  }

  /** Reads a shared token, or requests one while no other instance does. */
  async function fetchToken(entry: Entry, grant: Grant): Promise<PartnerToken> {
    // Not `now`, which changes when somebody sets the clock.
    const startedAt = performance.now();
    for (;;) {
      // oxlint-disable no-await-in-loop -- one attempt after the other
      const unlock = await vault.lock(grant);
      try {
        const shared = await readShared(entry, grant);
        if (shared) {
          entry.token = shared;
          return shared;
        }
        const isLate = performance.now() - startedAt > LOCK_WAIT;
        if (unlock || isLate) return await requestAndShare(entry, grant);
      } finally {
        void unlock?.();
      }
      await sleep(LOCK_PAUSE);
      // oxlint-enable no-await-in-loop
    }
  }

  async function requestAndShare(entry: Entry, grant: Grant): Promise<PartnerToken> {
    outage.assertCanRequest();
    entry.backOff.assertCanRequest();
    const outageAttempt = outage.startAttempt();
    const ownAttempt = entry.backOff.startAttempt();
    try {
      const token = await requestToken(endpoint, grant, now);
      entry.token = token;
      delete entry.refused;
      lastFailed = undefined;
      outage.recordSuccess();
      entry.backOff.recordSuccess();
      await vault.write(grant, token);
      return token;
    } catch (error) {
      entry.backOff.recordFailure(error, ownAttempt);
      if (isOutage(error)) {
        // A single grant may fail for a reason of its own.
        if (lastFailed && lastFailed !== entry) outage.recordFailure(error, outageAttempt);
        lastFailed = entry;
      } else {
        outage.recordSuccess();
        lastFailed = undefined;
      }
      if (getSpare(entry)) report(error);
      throw error;
    }
  }

  async function renew(entry: Entry, grant: Grant): Promise<PartnerToken> {
    try {
      return await fetchToken(entry, grant);
    } catch (error) {
      const spare = getSpare(entry);
      if (!spare) throw error;
      entry.token = spare;
      return spare;
    }
  }

  function getRenewal(entry: Entry, grant: Grant) {
    const { pending } = entry;
    // The clock may have been set back.
    if (pending && Math.abs(now() - pending.since) < MAX_RENEWAL_TIME) return pending;
    const answer = renew(entry, grant).finally(() => {
      if (entry.pending === renewal) delete entry.pending;
    });
    const renewal = { answer, since: now() };
    entry.pending = renewal;
    return renewal;
  }

  async function awaitRenewal(entry: Entry, grant: Grant): Promise<PartnerToken> {
    const renewal = getRenewal(entry, grant);
    const left = renewal.since + MAX_RENEWAL_TIME - now();
    const timeLeft = Math.min(MAX_RENEWAL_TIME, Math.max(0, left));
    return withDeadline(timeLeft, () => renewal.answer).catch((error: unknown) => {
      if (error instanceof ServerError) throw error;
      // The renewal timed out, so start another.
      if (entry.pending === renewal) delete entry.pending;
      return withDeadline(MAX_RENEWAL_TIME, () => getRenewal(entry, grant).answer);
    });
  }

  return {
    async get(grant) {
      const entry = getEntry(grant);
      const { token } = entry;
      if (token && isFresh(token)) return token;
      const isUsable = token !== undefined && isValid(token);
      if (!isUsable) return awaitRenewal(entry, grant);
      if (!outage.canRequest() || !entry.backOff.canRequest()) return token;
      // Renew in the background, because this token is still valid.
      getRenewal(entry, grant).answer.catch(() => undefined);
      return token;
    },
    async replace(grant, accessToken) {
      const entry = getEntry(grant);
      const { token } = entry;
      const isReplaced = accessToken !== undefined && token && token.accessToken !== accessToken;
      // The clock may have been set back.
      const isRecent = Math.abs(now() - entry.replacedAt) < REPLACE_INTERVAL;
      if (isReplaced || (isRecent && !entry.pending)) return token ?? awaitRenewal(entry, grant);
      if (!isRecent) {
        entry.replacedAt = now();
        entry.refused = accessToken ?? token?.accessToken ?? null;
        if (accessToken === undefined) delete entry.token;
      }
      return awaitRenewal(entry, grant);
    },
  };
}

/** Whether the error says that the endpoint is down, and not that it refused this grant. */
function isOutage(error: unknown): boolean {
  return (
    error instanceof ServerError &&
    ['token_endpoint_unavailable', 'token_endpoint_timeout'].includes(error.code)
  );
}
