import type { Counters } from './Counters.ts';
import { createInterval } from './createInterval.ts';
import { createRefusal } from './createRefusal.ts';
import type { Limiter } from './Limiter.ts';

/** A call that waits for its turn. */
interface Turn {
  /** Whether the entity's counter has counted it. The total may still be full. */
  isCounted: boolean;
  readonly deadline: number;
  readonly start: () => void;
  readonly refuse: (reason: unknown) => void;
}

/** The calls of one entity, in order. */
interface Line {
  readonly entityId: string;
  readonly isJob: boolean;
  readonly turns: Turn[];
  /** When the first call could have been sent, if this were the only entity. */
  readyAt: number;
}

const MAX_WAIT = 2000;
/** The most calls of one entity that wait for up to `MAX_WAIT`. Others are refused at once. */
const MAX_TURNS = 15;
/** The most calls that wait. More could not be sent in time anyway. */
const MAX_TURNS_IN_ALL = 1000;
/**
 * The API is busy if other pages delay a call by more than this many milliseconds. People who come
 * back to a page have to see news within 300 ms, so pages must not settle at using up the limit.
 */
const PRESSURE = 100;
/** How long calls have to wait after a job has used up those of a moment, in milliseconds. */
const AFTER_JOB = 200;
const LONGEST_SLEEP = 1000;

/** Creates a limiter from counters, which may be shared by several processes. */
export function createLimiter(
  counters: Counters,
  // Not `Date.now`, which changes when somebody sets the clock.
  now: () => number = () => performance.now(),
): Limiter {
  /** The first line has the next turn. */
  const lines = new Map<string, Line>();
  const interval = createInterval(now);
  let count = 0;
  /** Until then, the API wants no calls. */
  let heldUntil = -Infinity;
  /** Until then, calls of pages may wait because of a job, whose pace is not theirs to change. */
  let jobsUntil = -Infinity;
  let isRunning = false;
  /** Whether a call has joined since the last look at the lines. */
  let hasJoined = false;
  let wakeUp: (() => void) | undefined;

  function sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(LONGEST_SLEEP, milliseconds));
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function remove(key: string, line: Line, turn: Turn) {
    const at = line.turns.indexOf(turn);
    if (at < 0) return;
    if (at === 0) {
      const waitedSince = Math.max(line.readyAt, jobsUntil);
      if (!line.isJob && now() - waitedSince > PRESSURE) interval.notePressure();
      line.readyAt = Math.max(now(), line.readyAt);
    }
    line.turns.splice(at, 1);
    count -= 1;
    if (line.turns.length === 0) lines.delete(key);
  }

  /** Refuses the calls that would have to wait for longer than they may. */
  function refuseLate(wait: number) {
    for (const { turns } of lines.values()) {
      const late = turns.filter(({ deadline }) => now() + wait > deadline);
      for (const turn of late) turn.refuse(createRefusal(wait));
    }
  }

  /** Gives one call its turn. Returns the milliseconds until the next one can have it. */
  async function giveTurn(): Promise<number> {
    const hold = heldUntil - now();
    if (hold > 0) {
      refuseLate(hold);
      return hold;
    }
    const ready = [...lines].filter(([, { readyAt }]) => readyAt <= now());
    const [key, line] = ready.find(([, { isJob }]) => !isJob) ?? ready[0] ?? [];
    const turn = line?.turns[0];
    if (key === undefined || !line || !turn) {
      return Math.min(...[...lines.values()].map(({ readyAt }) => readyAt - now()));
    }
    if (!turn.isCounted) {
      const wait = await counters.countEntity(line.entityId);
      turn.isCounted = wait === 0;
      if (wait > 0) {
        line.readyAt = now() + wait;
        return 0;
      }
    }
    const wait = await counters.countTotal();
    if (wait > 0) {
      refuseLate(wait);
      return wait;
    }
    // Its browser may have left in the meantime.
    if (line.turns[0] !== turn) return 0;
    if (line.isJob) jobsUntil = now() + AFTER_JOB;
    turn.start();
    if (lines.delete(key) && line.turns.length > 0) lines.set(key, line);
    return 0;
  }

  async function run() {
    if (isRunning) return;
    isRunning = true;
    try {
      while (lines.size > 0) {
        hasJoined = false;
        // oxlint-disable-next-line no-await-in-loop -- one turn after the other
        const wait = await giveTurn();
        // oxlint-disable-next-line no-await-in-loop -- one turn after the other
        if (wait > 0 && !hasJoined) await sleep(wait);
      }
    } finally {
      isRunning = false;
    }
  }

  return {
    admit(entityId, { signal, maxWait = MAX_WAIT, isJob = false } = {}) {
      const key = `${isJob ? 'job' : 'page'}:${entityId}`;
      const line = lines.get(key) ?? { entityId, isJob, turns: [], readyAt: now() };
      if (line.turns.length >= (MAX_TURNS * maxWait) / MAX_WAIT)
        return Promise.reject(createRefusal(maxWait));
      if (count >= MAX_TURNS_IN_ALL) {
        interval.notePressure();
        return Promise.reject(createRefusal(MAX_WAIT));
      }
      return new Promise((resolve, reject) => {
        const settle = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', handleAbort);
          remove(key, line, turn);
        };
        const turn: Turn = {
          isCounted: false,
          deadline: now() + maxWait,
          start() {
            settle();
            resolve();
          },
          refuse(reason) {
            settle();
            reject(reason);
          },
        };
        const timer = setTimeout(() => turn.refuse(createRefusal(MAX_WAIT)), maxWait);
        const handleAbort = () => turn.refuse(signal?.reason);
        signal?.addEventListener('abort', handleAbort);
        line.turns.push(turn);
        count += 1;
        lines.set(key, line);
        if (signal?.aborted) handleAbort();
        hasJoined = true;
        wakeUp?.();
        void run();
      });
    },
    holdBack(seconds) {
      heldUntil = Math.max(heldUntil, now() + seconds * 1000);
      interval.notePressure();
      void counters.block?.(seconds);
    },
    getInterval: interval.get,
  };
}
