/** Asks again and again while anyone listens. */
export interface Poller {
  /** The first subscriber starts it, and asks at once; the last one stops it. */
  subscribe: () => () => void;
  /** Asks now; the next interval counts from the answer. */
  poll: () => void;
  /** Reads the interval again, after something changed it. */
  reschedule: () => void;
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
const TOGETHER = 250;
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

  async function run() {
    isAskedAgain = isPolling;
    if (isPolling) return;
    isPolling = true;
    polledAt = Date.now();
    clearTimeout(timer);
    await poll();
    isPolling = false;
    if (isAskedAgain && subscribers > 0) void run();
    else reschedule();
  }

  function reschedule() {
    clearTimeout(timer);
    const interval = subscribers > 0 && !isPolling ? getInterval() : null;
    if (interval !== null) timer = setTimeout(() => void run(), interval);
  }

  function wakeUp(event: Event) {
    // The first showing of a page is not a coming back.
    if (('persisted' in event && !event.persisted) || !canWake()) return;
    if (document.visibilityState === 'hidden') {
      reschedule();
      return;
    }
    // What is on its way may have been asked too early to know.
    if (isPolling) {
      isAskedAgain = true;
      return;
    }
    const isWaiting = (getInterval() ?? Infinity) <= WAITING;
    const early = (isWaiting ? TOGETHER : FRESH) - (Date.now() - polledAt);
    clearTimeout(timer);
    timer = setTimeout(() => void run(), Math.max(0, early));
  }

  function toggle(action: 'addEventListener' | 'removeEventListener') {
    // `visibilitychange` bubbles from the document to the window.
    for (const type of WAKE_UPS) window[action](type, wakeUp);
    reschedule();
  }

  return {
    subscribe() {
      subscribers += 1;
      if (subscribers === 1) {
        toggle('addEventListener');
        if (!isPolling && Date.now() - polledAt > FRESH) void run();
      }
      return () => {
        subscribers -= 1;
        if (subscribers === 0) toggle('removeEventListener');
      };
    },
    poll: () => void run(),
    reschedule,
  };
}
