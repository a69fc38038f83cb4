import { withDeadline } from '../../lib/withDeadline.ts';
import { ServerError } from '../ServerError.ts';
import type { TokenEndpoint } from '../TokenEndpoint.ts';
import { createBackOff } from './createBackOff.ts';
import type { BackOff } from './createBackOff.ts';
import { createTokenVault } from './createTokenVault.ts';
import type { Grant } from './Grant.ts';
import type { PartnerToken } from './PartnerToken.ts';
import { requestToken } from './requestToken.ts';

/** Hands out tokens, one request for each however many wait for it. */
export interface PartnerTokenSource {
  /** A token that is good now. Throws `ServerError`. */
  get: (grant: Grant) => Promise<PartnerToken>;
  /**
   * Says that the API refused this token, or where it is not known which, the last one: the next
   * `get` asks for another.
   */
  reject: (grant: Grant, accessToken?: string) => void;
}

export interface PartnerTokenSourceOptions {
  /** Hears of failures that nobody waits for, and of a store in trouble. */
  report?: (error: unknown) => void;
  now?: () => number;
  random?: () => number;
}

interface Entry {
  token?: PartnerToken;
  /** The request for the next one, and when it began. */
  pending?: { answer: Promise<PartnerToken>; since: number };
  /** The token that the API refused; `null`: one that is not known, so none of the store is good. */
  refused?: string | null;
  rejectedAt: number;
  /** What was given up for another, and is better than none: it may be refused to one entity only. */
  replaced?: PartnerToken | undefined;
  backOff: BackOff;
}

/** More than a browser keeps, so that it never gets one that it would renew at once. */
const RENEW_AHEAD = 120_000;
/** So close to its end a token may have ended when it arrives. */
const TOO_LATE = 5000;
/** Refused tokens are replaced this often, and no oftener. */
const REJECT_INTERVAL = 2000;
const MOST_ENTRIES = 10_000;
/**
 * Longer than a renewal takes. One that has not ended then never will: a worker whose browser went
 * away may have been stopped in the middle of it.
 */
const LONGEST_RENEWAL = 15_000;

/** Creates the token source of one token endpoint. */
export function createPartnerTokenSource(
  endpoint: TokenEndpoint,
  { report = () => {}, now = Date.now, random = Math.random }: PartnerTokenSourceOptions = {},
): PartnerTokenSource {
  const entries = new Map<string, Entry>();
  const vault = createTokenVault(endpoint, { now, report });
  /** For all grants, once two of them have failed: an endpoint that is down is down for everybody. */
  const outage = createBackOff(now, random);
  let lastFailed: Entry | undefined;

  function getEntry(grant: Grant): Entry {
    const key = grant.type === 'entity_user' ? `user:${grant.entityUserId}` : 'partner';
    const known = entries.get(key);
    if (known) return known;
    for (const [oldKey, { pending }] of entries) {
      if (entries.size < MOST_ENTRIES) break;
      if (!pending) entries.delete(oldKey);
    }
    const entry: Entry = { rejectedAt: -Infinity, backOff: createBackOff(now, random) };
    entries.set(key, entry);
    return entry;
  }

  /** Many instances of a server must not all renew at the same moment. */
  const renewAhead = RENEW_AHEAD * (1 + random() / 4);
  const isFresh = ({ expiresAt, lifetime }: PartnerToken) =>
    now() < expiresAt - Math.min(renewAhead, lifetime / 5);
  const isGood = ({ expiresAt, lifetime }: PartnerToken) =>
    now() < expiresAt - Math.min(TOO_LATE, lifetime / 10);

  /** What goes on being used while there is no other. */
  function getSpare({ token, replaced }: Entry): PartnerToken | undefined {
    const spare = token ?? replaced;
    return spare && isGood(spare) ? spare : undefined;
  }

  async function ask(entry: Entry, grant: Grant): Promise<PartnerToken> {
    const shared = entry.refused === null ? undefined : await vault.read(grant);
    if (shared && isFresh(shared) && shared.accessToken !== entry.refused) {
      entry.token = shared;
      return shared;
    }
    outage.check();
    entry.backOff.check();
    const [ofAll, ofOwn] = [outage.begin(), entry.backOff.begin()];
    try {
      const token = await requestToken(endpoint, grant, now);
      entry.token = token;
      delete entry.refused;
      lastFailed = undefined;
      outage.succeed();
      entry.backOff.succeed();
      await vault.write(grant, token);
      return token;
    } catch (error) {
      entry.backOff.fail(error, ofOwn);
      if (isOutage(error)) {
        // One alone may be the only one who is refused so.
        if (lastFailed && lastFailed !== entry) outage.fail(error, ofAll);
        lastFailed = entry;
      } else {
        outage.succeed();
        lastFailed = undefined;
      }
      if (getSpare(entry)) report(error);
      throw error;
    }
  }

  async function renew(entry: Entry, grant: Grant): Promise<PartnerToken> {
    try {
      return await ask(entry, grant);
    } catch (error) {
      const spare = getSpare(entry);
      if (!spare) throw error;
      entry.token = spare;
      return spare;
    }
  }

  function getRenewal(entry: Entry, grant: Grant) {
    const { pending } = entry;
    if (pending && now() - pending.since < LONGEST_RENEWAL) return pending;
    const answer = renew(entry, grant).finally(() => {
      if (entry.pending === renewal) delete entry.pending;
    });
    const renewal = { answer, since: now() };
    entry.pending = renewal;
    return renewal;
  }

  async function wait(entry: Entry, grant: Grant): Promise<PartnerToken> {
    const renewal = getRenewal(entry, grant);
    const timeLeft = Math.max(0, renewal.since + LONGEST_RENEWAL - now());
    return withDeadline(timeLeft, () => renewal.answer).catch((error: unknown) => {
      if (error instanceof ServerError) throw error;
      // Whoever began it was stopped.
      if (entry.pending === renewal) delete entry.pending;
      return getRenewal(entry, grant).answer;
    });
  }

  return {
    async get(grant) {
      const entry = getEntry(grant);
      const { token } = entry;
      if (token && isFresh(token)) return token;
      const isInUse = token !== undefined && isGood(token);
      if (isInUse && !(outage.isOver() && entry.backOff.isOver())) return token;
      if (!isInUse) return wait(entry, grant);
      // Nobody waits for the next one while this one is good.
      getRenewal(entry, grant).answer.catch(() => undefined);
      return token;
    },
    reject(grant, accessToken) {
      const entry = getEntry(grant);
      // Another request may have replaced it already.
      if (accessToken !== undefined && entry.token?.accessToken !== accessToken) return;
      if (now() - entry.rejectedAt < REJECT_INTERVAL) return;
      entry.rejectedAt = now();
      entry.refused = accessToken ?? entry.token?.accessToken ?? null;
      entry.replaced = accessToken === undefined ? undefined : entry.token;
      delete entry.token;
    },
  };
}

/** Whether the endpoint is in trouble with everybody, and not with one grant. */
function isOutage(error: unknown): boolean {
  return (
    error instanceof ServerError &&
    ['token_endpoint_unavailable', 'token_endpoint_timeout'].includes(error.code)
  );
}
