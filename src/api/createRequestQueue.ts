import type { Clock } from '../lib/Clock.ts';
import { systemClock } from '../lib/systemClock.ts';
import { AccountingError } from './AccountingError.ts';
import type { AccountingErrorCode } from './AccountingError.ts';

/**
 * How urgent a request is. `action`: a person pressed a button. `wait`: the page is waiting for the
 * response. `poll`: a background check.
 */
export type Priority = 'action' | 'wait' | 'poll';

export interface RequestOptions {
  /** Aborts the request. The call then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** @default 'action' */
  priority?: Priority | undefined;
  /** Called when the request joins the queue (`true`), and when it is sent (`false`). */
  onQueue?: ((isQueued: boolean) => void) | undefined;
}

/** Limits all requests of a client: per second, and at a time. */
export interface RequestQueue {
  /**
   * Sends when it is this request's turn. Actions go first, then waits, then polls. Rejects with
   * the reason of `signal`, or during a long pause with the code that began it.
   */
  enqueue: <T>(
    send: () => Promise<T>,
    priority: Priority,
    signal: AbortSignal | undefined,
  ) => Promise<T>;
  /** Sends nothing for this many milliseconds. `code`: why the API asked for that. */
  pause: (milliseconds: number, code: AccountingErrorCode) => void;
}

export interface RequestQueueOptions {
  /** @default 10 */
  maxPerSecond?: number | undefined;
  clock?: Clock | undefined;
  /** Polls wait while this is true. */
  isHidden?: (() => boolean) | undefined;
  /** Calls back when `isHidden` may have changed. Returns an unsubscribe function. */
  watchVisibility?: ((onChange: () => void) => () => void) | undefined;
}

interface Request {
  readonly rank: number;
  readonly start: () => void;
  readonly refuse: (reason: unknown) => void;
  /** In milliseconds since 1970. `Infinity` until the response arrives. */
  endedAt: number;
}

const RANKS: Record<Priority, number> = { action: 0, wait: 1, poll: 2 };
const MAX_AT_ONCE = 4;
/** Actions may use one more slot than others, so that hanging requests never block a person. */
const MAX_OTHERS = MAX_AT_ONCE - 1;
/** After so many waits in a row a poll goes first, so that endless waits never stop the polls. */
const WAITS_A_POLL = 4;
const SECOND = 1000;
/** The queue waits for a pause up to this long. During a longer pause it rejects requests. */
export const LONGEST_PAUSE = 10_000;

/** Creates the queue of one client. */
export function createRequestQueue(options: RequestQueueOptions = {}): RequestQueue {
  const { maxPerSecond = 10, clock = systemClock } = options;
  const { isHidden = () => false, watchVisibility } = options;
  const period = SECOND / Math.min(1, maxPerSecond);
  const waiting: Request[] = [];
  /**
   * Requests of the last second. The second starts when the response arrives: otherwise a slow
   * network could deliver two seconds' requests together.
   */
  let recent: Request[] = [];
  let underWay = 0;
  let waitsInARow = 0;
  let pause: { from: number; until: number; code: AccountingErrorCode } = {
    from: 0,
    until: 0,
    code: 'rate_limited',
  };
  let stopWatching: (() => void) | undefined;
  let cancelTimer: (() => void) | undefined;

  /** Milliseconds left of the pause. Setting the clock back ends the pause. */
  function getPause(): number {
    const now = clock.now();
    return now < pause.from ? 0 : Math.max(0, pause.until - now);
  }

  /** Milliseconds until the next request may start. `Infinity`: a response has to arrive first. */
  function getDelay(): number {
    const now = clock.now();
    // Setting the clock back must not prolong the wait.
    const isRecent = ({ endedAt }: Request) =>
      endedAt === Infinity || (endedAt <= now && now - endedAt < period);
    recent = recent.filter(isRecent);
    const isFull = recent.length >= maxPerSecond;
    const oldest = isFull ? Math.min(...recent.map(({ endedAt }) => endedAt)) : -Infinity;
    return Math.max(oldest + period - now, getPause());
  }

  function takeNext(): Request | undefined {
    const isAllowed = ({ rank }: Request) =>
      rank === RANKS.action || (underWay < MAX_OTHERS && !(rank === RANKS.poll && isHidden()));
    // A poll's turn comes before the waits, but never before a person's action.
    const isPollsTurn = waitsInARow >= WAITS_A_POLL;
    const getRank = ({ rank }: Request) =>
      isPollsTurn && rank === RANKS.poll ? RANKS.wait - 0.5 : rank;
    let next: Request | undefined;
    for (const one of waiting) {
      if (isAllowed(one) && (!next || getRank(one) < getRank(next))) next = one;
    }
    if (!next) return undefined;
    if (next.rank === RANKS.wait) waitsInARow += 1;
    if (next.rank === RANKS.poll) waitsInARow = 0;
    waiting.splice(waiting.indexOf(next), 1);
    return next;
  }

  function sendNext() {
    cancelTimer?.();
    cancelTimer = undefined;
    stopWatching?.();
    stopWatching = undefined;
    while (waiting.length > 0 && underWay < MAX_AT_ONCE) {
      const delay = getDelay();
      if (delay > 0) {
        // Each response calls this function again.
        if (delay < Infinity) cancelTimer = clock.startTimer(sendNext, delay);
        return;
      }
      const next = takeNext();
      if (!next) {
        // What is left waits for a slot, or for the page to be shown.
        stopWatching = watchVisibility?.(sendNext);
        return;
      }
      recent.push(next);
      underWay += 1;
      next.start();
    }
  }

  const createRefusal = () =>
    new AccountingError(pause.code, 'The API asked for a pause', { retryAfter: getPause() });

  function waitForTurn(priority: Priority, signal: AbortSignal | undefined): Promise<Request> {
    return new Promise((resolve, reject) => {
      const quit = () => own.refuse(signal?.reason);
      const own: Request = {
        rank: RANKS[priority],
        endedAt: Infinity,
        start() {
          signal?.removeEventListener('abort', quit);
          resolve(own);
        },
        refuse(reason) {
          const at = waiting.indexOf(own);
          if (at >= 0) waiting.splice(at, 1);
          signal?.removeEventListener('abort', quit);
          reject(reason);
          sendNext();
        },
      };
      signal?.addEventListener('abort', quit, { once: true });
      waiting.push(own);
      sendNext();
    });
  }

  return {
    async enqueue(send, priority, signal) {
      if (signal?.aborted) throw signal.reason;
      if (getPause() > LONGEST_PAUSE) throw createRefusal();
      const own = await waitForTurn(priority, signal);
      try {
        return await send();
      } finally {
        own.endedAt = clock.now();
        underWay -= 1;
        sendNext();
      }
    },
    pause(milliseconds, code) {
      // A shorter pause takes nothing off a longer one.
      if (milliseconds <= getPause()) return;
      const from = clock.now();
      pause = { from, until: from + milliseconds, code };
      if (milliseconds > LONGEST_PAUSE) {
        const refusal = createRefusal();
        for (const one of waiting.splice(0)) one.refuse(refusal);
      }
      sendNext();
    },
  };
}
