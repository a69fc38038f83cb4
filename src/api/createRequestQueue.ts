import type { Clock } from '../lib/Clock.ts';
import { systemClock } from '../lib/systemClock.ts';
import { AccountingError } from './AccountingError.ts';
import type { Priority } from './RequestOptions.ts';

/** Limits all requests of a client: per second, and at a time. */
export interface RequestQueue {
  /**
   * Sends when it is this request's turn. Actions go first, then waits, then polls. Rejects with
   * the reason of `signal`, or with `rate_limited` during a long pause.
   */
  pass: <T>(
    send: () => Promise<T>,
    priority: Priority,
    signal: AbortSignal | undefined,
  ) => Promise<T>;
  /** Sends nothing for this many milliseconds, because the API gets too many requests. */
  pause: (milliseconds: number) => void;
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
const SECOND = 1000;
/** The queue waits for a pause up to this long. During a longer pause it rejects requests. */
const LONGEST_WAIT = 10_000;

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
  let pause = { from: 0, until: 0 };
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
    const candidates = waiting.filter(isAllowed);
    let next = candidates[0];
    for (const one of candidates) if (next && one.rank < next.rank) next = one;
    if (next) waiting.splice(waiting.indexOf(next), 1);
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
    new AccountingError('rate_limited', 'The API asked for a pause', { retryAfter: getPause() });

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
    async pass(send, priority, signal) {
      if (signal?.aborted) throw signal.reason;
      if (getPause() > LONGEST_WAIT) throw createRefusal();
      const own = await waitForTurn(priority, signal);
      try {
        return await send();
      } finally {
        own.endedAt = clock.now();
        underWay -= 1;
        sendNext();
      }
    },
    pause(milliseconds) {
      const from = clock.now();
      pause = { from, until: from + Math.max(getPause(), milliseconds) };
      if (getPause() > LONGEST_WAIT) {
        const refusal = createRefusal();
        for (const one of waiting.splice(0)) one.refuse(refusal);
      }
      sendNext();
    },
  };
}
