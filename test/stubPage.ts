import { vi } from 'vitest';
import { stubWindows } from './stubWindows.ts';
import type { StubbedWindow } from './stubWindows.ts';

/** The parts of a browser that the engine uses, stubbed for tests that run in Node. */
export interface StubbedPage {
  /** The windows that were opened, in order. */
  readonly windows: readonly StubbedWindow[];
  /** The listeners of the window and the document, as `window focus`. */
  readonly listeners: readonly string[];
  readonly openChannels: number;
  /** The names of the channels that were opened, in order. */
  readonly channelNames: readonly string[];
  /** The messages to other tabs. */
  readonly posted: readonly unknown[];
  /** The URLs that this page navigated to. */
  readonly visited: readonly string[];
  /** The errors that were passed to `reportError`. */
  readonly reported: readonly unknown[];
  readonly storage: Map<string, string>;
  /** The storage that all tabs share. */
  readonly sharedStorage: Map<string, string>;
  /** The names of the locks that any tab holds. */
  readonly locks: Set<string>;
  /** The `clientId` of the tab that holds each lock, where a test gives one. */
  readonly holders: Map<string, string>;
  /** The names of the locks that this page has requested, in order. */
  readonly requestedLocks: readonly string[];
  /** Dispatches an event to the window, such as `focus`. */
  dispatch: (type: string, details?: object) => void;
  /** The person comes to this page, or goes to another window. */
  setFocus: (isHere: boolean) => void;
  show: (isVisible: boolean) => void;
  /** Simulates a message from another tab. */
  receive: (message: unknown) => void;
}

export interface StubbedPageOptions {
  /** @default true */
  canOpenWindows?: boolean;
  /** Whether the browser has a working `BroadcastChannel`. @default true */
  hasChannels?: boolean;
  /** Whether the clients of the page hear each other, as tabs do. @default false */
  joinsChannels?: boolean;
  /** Whether the browser lets the page use its storage. @default true */
  hasStorage?: boolean;
}

class Target extends EventTarget {
  readonly #name: string;
  readonly #listeners: string[];

  constructor(name: string, listeners: string[]) {
    super();
    this.#name = name;
    this.#listeners = listeners;
  }

  override addEventListener(...args: Parameters<EventTarget['addEventListener']>) {
    super.addEventListener(...args);
    this.#listeners.push(`${this.#name} ${args[0]}`);
  }

  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>) {
    super.removeEventListener(...args);
    const at = this.#listeners.indexOf(`${this.#name} ${args[0]}`);
    if (at >= 0) this.#listeners.splice(at, 1);
  }
}

/** Stubs the globals of a page that Node lacks. Vitest removes them after the test. */
export function stubPage(options: StubbedPageOptions = {}): StubbedPage {
  const { canOpenWindows = true, hasChannels = true, hasStorage = true } = options;
  const { joinsChannels = false } = options;
  const listeners: string[] = [];
  const posted: unknown[] = [];
  const visited: string[] = [];
  const reported: unknown[] = [];
  const storage = new Map<string, string>();
  const sharedStorage = new Map<string, string>();
  const locks = new Set<string>();
  const holders = new Map<string, string>();
  const requestedLocks: string[] = [];
  const channels = new Set<Channel>();
  const channelNames: string[] = [];
  const focus = { isHere: true };
  const document = Object.assign(new Target('document', listeners), {
    visibilityState: 'visible',
    hasFocus: () => focus.isHere,
  });
  const window = Object.assign(new Target('window', listeners), {
    screenX: 0,
    screenY: 0,
    outerWidth: 1280,
    outerHeight: 800,
  });

  class Channel extends EventTarget {
    readonly name: string;

    constructor(name: string) {
      super();
      this.name = name;
      if (!hasChannels) throw new DOMException('This frame has no storage', 'SecurityError');
      channels.add(this);
      channelNames.push(name);
    }

    postMessage(message: unknown) {
      if (!channels.has(this)) throw new DOMException('It is closed', 'InvalidStateError');
      const data: unknown = structuredClone(message);
      posted.push(data);
      if (!joinsChannels) return;
      for (const other of channels) {
        if (other === this || other.name !== this.name) continue;
        queueMicrotask(() => {
          if (channels.has(other)) other.dispatchEvent(new MessageEvent('message', { data }));
        });
      }
    }

    close() {
      channels.delete(this);
    }
  }

  async function request(
    name: string,
    { ifAvailable = false, steal = false }: LockOptions,
    run: (lock: object | null) => unknown,
  ) {
    requestedLocks.push(name);
    if (locks.has(name) && !steal) {
      if (!ifAvailable) throw new Error(`No test waits for the lock ${name}`);
      return run(null);
    }
    locks.add(name);
    try {
      return await run({ name });
    } finally {
      locks.delete(name);
    }
  }

  const query = async () => ({
    held: [...locks].map((name) => ({ name, clientId: holders.get(name) })),
  });

  vi.stubGlobal('window', window);
  vi.stubGlobal('document', document);
  vi.stubGlobal('navigator', { locks: { request, query } });
  vi.stubGlobal('location', { assign: (url: string) => void visited.push(url) });
  vi.stubGlobal('reportError', (error: unknown) => void reported.push(error));
  vi.stubGlobal('BroadcastChannel', Channel);
  const createStorage = (values: Map<string, string>) => {
    const allow = () => {
      if (!hasStorage) throw new DOMException('This frame has no storage', 'SecurityError');
      return values;
    };
    return {
      getItem: (key: string) => allow().get(key) ?? null,
      setItem: (key: string, value: string) => void allow().set(key, value),
      removeItem: (key: string) => void allow().delete(key),
      clear: () => values.clear(),
    };
  };
  vi.stubGlobal('sessionStorage', createStorage(storage));
  vi.stubGlobal('localStorage', createStorage(sharedStorage));
  const windows = stubWindows(canOpenWindows);
  Object.assign(window, { open: globalThis.open });

  const dispatch = (type: string, details: object = {}) =>
    void window.dispatchEvent(Object.assign(new Event(type), details));
  return {
    windows,
    listeners,
    posted,
    visited,
    reported,
    storage,
    sharedStorage,
    locks,
    holders,
    requestedLocks,
    channelNames,
    get openChannels() {
      return channels.size;
    },
    dispatch,
    setFocus(isHere) {
      focus.isHere = isHere;
      dispatch(isHere ? 'focus' : 'blur');
    },
    show(isVisible) {
      document.visibilityState = isVisible ? 'visible' : 'hidden';
      document.dispatchEvent(new Event('visibilitychange'));
      // The event bubbles.
      dispatch('visibilitychange');
    },
    receive(message) {
      const data: unknown = structuredClone(message);
      for (const channel of channels) {
        // Node's `MessageEvent` assigns its options, which fails beside a dirty prototype.
        const event = Object.defineProperty(new Event('message'), 'data', { value: data });
        channel.dispatchEvent(event);
      }
    },
  };
}
