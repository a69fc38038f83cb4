/**
 * Counts what the page holds. `main.tsx` imports this file first, so that React and the library get
 * the counting functions.
 */
export interface PageCounts {
  /** Listeners of `window` and `document`. */
  listeners: number;
  intervals: number;
  timeouts: number;
  /** Open broadcast channels. */
  channels: number;
  /** Messages posted to broadcast channels. */
  posted: number;
  /** Deliveries: one message reaches every other open channel of its name. */
  received: number;
}

interface LiveListener {
  target: EventTarget;
  type: string;
  callback: EventListenerOrEventListenerObject;
  capture: boolean;
}

const listeners = new Set<LiveListener>();
const intervals = new Set<number>();
const timeouts = new Set<number>();
let channels = 0;
let posted = 0;
let received = 0;

const native = {
  addEventListener: EventTarget.prototype.addEventListener,
  removeEventListener: EventTarget.prototype.removeEventListener,
  setTimeout: window.setTimeout.bind(window),
  setInterval: window.setInterval.bind(window),
  clearTimeout: window.clearTimeout.bind(window),
};

function find({ target, type, callback, capture }: LiveListener): LiveListener | undefined {
  for (const other of listeners) {
    const isSame = other.callback === callback && other.capture === capture;
    if (isSame && other.target === target && other.type === type) return other;
  }
  return undefined;
}

function keep(listener: LiveListener, { signal, once }: AddEventListenerOptions): void {
  // The browser ignores these, too.
  if (signal?.aborted || find(listener)) return;
  listeners.add(listener);
  const forget = () => void listeners.delete(listener);
  const { target, type, capture } = listener;
  if (signal) native.addEventListener.call(signal, 'abort', forget, { once: true });
  if (once) native.addEventListener.call(target, type, forget, { once, capture });
}

function countListeners(): void {
  const isCounted = (target: EventTarget) => target === window || target === document;
  const read = (options: boolean | AddEventListenerOptions = {}) =>
    typeof options === 'boolean' ? { capture: options } : options;

  EventTarget.prototype.addEventListener = function (type, callback, options) {
    // A bare `addEventListener()` belongs to the window.
    const target = this ?? window;
    native.addEventListener.call(target, type, callback, options);
    if (!callback || !isCounted(target)) return;
    const { capture = false, ...others } = read(options);
    keep({ target, type, callback, capture }, others);
  };
  EventTarget.prototype.removeEventListener = function (type, callback, options) {
    const target = this ?? window;
    native.removeEventListener.call(target, type, callback, options);
    if (!callback || !isCounted(target)) return;
    const found = find({ target, type, callback, capture: read(options).capture ?? false });
    if (found) listeners.delete(found);
  };
}

function countTimers(): void {
  // Browsers let either function clear either kind of timer.
  const clear = (id = 0) => {
    intervals.delete(id);
    timeouts.delete(id);
    native.clearTimeout(id);
  };
  Object.assign(window, {
    setTimeout(handler: (...values: unknown[]) => void, delay?: number, ...values: unknown[]) {
      const id = native.setTimeout(() => {
        timeouts.delete(id);
        handler(...values);
      }, delay);
      timeouts.add(id);
      return id;
    },
    setInterval(handler: (...values: unknown[]) => void, delay?: number, ...values: unknown[]) {
      const id = native.setInterval(handler, delay, ...values);
      intervals.add(id);
      return id;
    },
    clearTimeout: clear,
    clearInterval: clear,
  });
}

class CountedChannel extends BroadcastChannel {
  #isOpen = true;

  constructor(name: string) {
    super(name);
    channels += 1;
    native.addEventListener.call(this, 'message', () => void (received += 1));
  }

  override postMessage(message: unknown): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    super.postMessage(message);
    posted += 1;
  }

  override close(): void {
    super.close();
    if (this.#isOpen) channels -= 1;
    this.#isOpen = false;
  }
}

countListeners();
countTimers();
window.BroadcastChannel = CountedChannel;

export const getCounts = (): PageCounts => ({
  listeners: listeners.size,
  intervals: intervals.size,
  timeouts: timeouts.size,
  channels,
  posted,
  received,
});
