import type { Clock } from '../lib/Clock.ts';
import { findLockHolder } from '../lib/holdLock.ts';
import { ignoreErrors } from '../lib/ignoreErrors.ts';
import { waitForLock } from '../lib/waitForLock.ts';
import { getStreamAddress } from './getStreamAddress.ts';
import { getStreamLock, getStreamSlots } from './names.ts';

/** Says which entities may have changed without a notice. `undefined`: none. */
type Missed = ((entityId: string) => boolean) | undefined;

/** Listens to the stream of some entities, or waits for the tab that listens. */
export interface StreamListener {
  /** Whether the stream reports changes of this entity. */
  covers: (entityId: string) => boolean;
  /** Opens a stream again that the server refused. */
  reopenRefused: () => void;
  /** Returns this listener, or gives it up and returns the one that it has not replaced yet. */
  getWorking: () => StreamListener;
  /** Returns what the next stream has to catch up on. `hasGap`: that stream is not open yet. */
  close: (hasGap?: boolean) => Missed;
}

export interface StreamListenerOptions {
  url: string;
  /** Names the channel on which `onNews` passes a notice on. */
  apiUrl: string;
  clock: Clock;
  /** Returns the entities that the client shows. */
  getEntityIds: () => ReadonlySet<string>;
  /** Called for each entity that has news. `isShared`: the other tabs listen through this one. */
  onNews: (entityId: string, isShared: boolean) => void;
  /** Called when the server refuses the stream while `previous` still listens. */
  onRefuse: () => void;
  /** Listens until this listener has opened its stream, so that no change gets lost. */
  previous: StreamListener | undefined;
}

/**
 * Equals `EventSource.CLOSED`. The browser reopens a broken
 * stream itself, but not a refused one.
 */
const CLOSED = 2;
/** Milliseconds over which pages spread their requests after the server restarts. */
export const SPREAD = 30_000;
/** The data of a server that names no entity. */
const ANY = 'changed';

/** Creates the listener for all entities that the client shows now. */
export function createStreamListener(options: StreamListenerOptions): StreamListener {
  const { url, apiUrl, clock, getEntityIds, onNews, onRefuse } = options;
  let { previous } = options;
  const entityIds = new Set(getEntityIds());
  const address = getStreamAddress(url, entityIds);
  const controller = new AbortController();
  const { signal } = controller;
  /** Whether other tabs wait for this one. Only Web Locks tell tabs apart. */
  let isShared = false;
  let source: EventSource | undefined;
  let cancelTimer: (() => void) | undefined;
  let missed: Missed;

  const covers = (entityId: string) => address === url || entityIds.has(entityId);

  function wait(action: () => void, least: number) {
    cancelTimer?.();
    cancelTimer = clock.startTimer(action, least + clock.random() * SPREAD);
  }

  function announce(isConcerned: Missed) {
    for (const id of getEntityIds()) if (isConcerned?.(id)) onNews(id, isShared);
  }

  function catchUp() {
    announce(missed);
    missed = undefined;
  }

  function handleMessage({ data }: MessageEvent<unknown>) {
    // A server that was asked for some entities may send what it likes about them.
    if (typeof data === 'string' && data !== ANY && covers(data)) onNews(data, isShared);
    else announce(() => true);
  }

  function replacePrevious(hasGap?: boolean) {
    if (!previous) return;
    missed = previous.close(hasGap);
    previous = undefined;
  }

  function open() {
    // Old web views have no `EventSource`.
    ignoreErrors(() => {
      const opened = new EventSource(address, { withCredentials: true });
      source = opened;
      opened.addEventListener('message', handleMessage);
      opened.addEventListener('open', () => {
        replacePrevious();
        if (missed) wait(catchUp, 0);
      });
      opened.addEventListener('error', () => {
        // The stream reports no changes while it is broken.
        missed = covers;
        if (opened !== source || opened.readyState !== CLOSED) return;
        wait(reopen, SPREAD);
        if (previous) onRefuse();
      });
    });
  }

  function reopen() {
    cancelTimer?.();
    source?.close();
    open();
  }

  /** Listens once no other tab listens to this address, and a line to the site is free. */
  async function takeTurn() {
    const lock = getStreamLock(apiUrl, address);
    let isWaiting = true;
    const turn = waitForLock([lock], signal).finally(() => (isWaiting = false));
    const holder = await findLockHolder(lock);
    const isTaken = isWaiting && holder != null;
    if (isTaken) {
      replacePrevious();
      if (missed) wait(catchUp, 0);
    }
    const isAlone = !(await turn);
    // Changes may get lost while one tab takes over from another.
    if (isTaken) missed = covers;
    if (!isAlone && previous) {
      const holders = await Promise.all(getStreamSlots().map(findLockHolder));
      // Tabs that kept their lines, and waited for each other's, would wait forever.
      if (holders.every((one) => one != null)) replacePrevious(true);
    }
    isShared = !isAlone && (await waitForLock(getStreamSlots(), signal));
    if (!signal.aborted) open();
  }

  function close(hasGap = false) {
    previous?.close();
    cancelTimer?.();
    controller.abort();
    source?.close();
    return hasGap && source ? covers : missed;
  }

  const own: StreamListener = {
    covers,
    reopenRefused() {
      if (source?.readyState === CLOSED) reopen();
    },
    getWorking() {
      if (!previous) return own;
      const working = previous;
      previous = undefined;
      close();
      return working;
    },
    close,
  };
  if ('locks' in navigator) void takeTurn();
  else open();
  return own;
}
