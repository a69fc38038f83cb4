import { isHidden } from './isHidden.ts';

/** Asks again and again while anyone listens. */
export interface Poller {
  /** The first subscriber starts it, and asks at once; the last one stops it. */
  subscribe: () => () => void;
  /** Asks now; the next interval counts from the answer. */
  poll: () => void;
  /** Asks soon, as when the person comes back: there may be news. */
  wake: () => void;
  /** Starts what else says that there may be news, while anyone listens. It returns its clean-up. */
  listen: (start: (() => () => void) | undefined) => void;
  /** Reads the interval again, after something changed it. */
  reschedule: () => void;
  /** The last answer was given up: whoever subscribes next asks at once. */
  forget: () => void;
}

export interface PollerOptions {
  /** Must not reject. */
  poll: () => Promise<unknown>;
  getInterval: () => number | null;
  /** Whether coming back may ask before the interval is over. */
  canWake: () => boolean;
}

const WAKE_UPS = ['focus', 'online', 'pageshow', 'visibilitychange'];
/** An answer this young needs no other, in milliseconds: coming back often asks no more than that. */
const FRESH = 2000;
/** While a person authorizes. Focus and visibility come together: this keeps their questions apart. */
const TOGETHER = 100;
/** An interval up to this long means that something is waited for. */
const WAITING = 5000;

/**
 * Creates a poller that also asks when the page gets focus, becomes visible or comes online. It
 * goes on after an error, and in a hidden page while the person is in another window.
 */
export function createPoller({ poll, getInterval, canWake }: PollerOptions): Poller {
  let subscribers = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let polledAt = 0;
  let isPolling = false;
  let isAskedAgain = false;
  let start: (() => () => void) | undefined;
  let stop: (() => void) | undefined;

  async function run() {
    isAskedAgain = isPolling;
    if (isPolling) return;
    isPolling = true;
    polledAt = Date.now();
    clearTimeout(timer);
    await poll();
    isPolling = false;
    if (isAskedAgain && subscribers > 0 && canWake()) void run();
    else reschedule();
  }

  function reschedule() {
    clearTimeout(timer);
    const interval = subscribers > 0 && !isPolling ? getInterval() : null;
    if (interval !== null) timer = setTimeout(() => void run(), interval);
  }

  function handleWakeUp(event: Event) {
    // The first showing of a page is not a coming back.
    if (!('persisted' in event) || event.persisted) wake();
  }

  function wake() {
    if (subscribers === 0 || !canWake()) return;
    if (isHidden()) {
      reschedule();
      return;
    }
    const age = Date.now() - polledAt;
    if (isPolling) {
      // What is on its way may know too little, or hang, as in a page that was frozen.
      if (age > TOGETHER) {
        polledAt = Date.now();
        void poll();
      } else {
        clearTimeout(timer);
        timer = setTimeout(wake, TOGETHER + 1);
      }
      return;
    }
    const isWaiting = (getInterval() ?? Infinity) <= WAITING;
    // The clock may have been set back.
    const early = age < 0 ? 0 : (isWaiting ? TOGETHER : FRESH) - age;
    clearTimeout(timer);
    timer = setTimeout(() => void run(), Math.max(0, early));
  }

  function toggle(action: 'addEventListener' | 'removeEventListener') {
    // `visibilitychange` bubbles from the document to the window.
    for (const type of WAKE_UPS) window[action](type, handleWakeUp);
    reschedule();
  }

  function restart() {
    stop?.();
    stop = subscribers > 0 ? start?.() : undefined;
  }

  return {
    subscribe() {
      subscribers += 1;
      if (subscribers === 1) {
        toggle('addEventListener');
        restart();
        const age = Date.now() - polledAt;
        if (!isPolling && (age < 0 || age > FRESH)) void run();
      }
      return () => {
        subscribers -= 1;
        if (subscribers > 0) return;
        toggle('removeEventListener');
        restart();
      };
    },
    poll: () => void (subscribers > 0 && run()),
    wake,
    listen(next) {
      start = next;
      restart();
    },
    reschedule,
    forget: () => void (polledAt = 0),
  };
}
