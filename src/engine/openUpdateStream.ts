import type { Clock } from '../lib/Clock.ts';
import { findLockHolder } from '../lib/holdLock.ts';
import { ignoreErrors } from '../lib/ignoreErrors.ts';
import { waitForLock } from '../lib/waitForLock.ts';
import { getStreamAddress } from './getStreamAddress.ts';
import { isHidden } from './isHidden.ts';
import { getStreamLock, getStreamSlots } from './names.ts';

// This code loads with the first entity, if the partner has a stream.

/** The update stream of one client, for all its entities. */
export interface UpdateStream {
  /** Call it when the client shows another entity. */
  handleChange: () => void;
  close: () => void;
}

export interface UpdateStreamOptions {
  url: string;
  /** Names the channel on which `onNews` passes a notice on. */
  apiUrl: string;
  clock: Clock;
  /** Returns the entities that the client shows. */
  getEntityIds: () => ReadonlySet<string>;
  /** Called for each entity that has news. `isShared`: the other tabs listen through this one. */
  onNews: (entityId: string, isShared: boolean) => void;
}

/** Listens, or waits for the tab that listens. */
interface Attempt {
  readonly address: string;
  readonly entityIds: ReadonlySet<string>;
  readonly controller: AbortController;
  /** Whether other tabs wait for this one. Only Web Locks tell tabs apart. */
  isShared: boolean;
}

/**
 * Equals `EventSource.CLOSED`. The browser reopens a broken
 * stream itself, but not a refused one.
 */
const CLOSED = 2;
/** Milliseconds over which pages spread their requests after the server restarts. */
const SPREAD = 30_000;
/** Entities that are shown one after another get one new stream, in milliseconds. */
const TOGETHER = 500;
/** The data of a server that names no entity. */
const ANY = 'changed';

/**
 * Listens to the partner's update stream while the page is visible. Browsers allow each site few
 * connections, so one tab listens for all tabs with the same addresses, and passes each notice on.
 */
export function openUpdateStream(options: UpdateStreamOptions): UpdateStream {
  const { url, apiUrl, clock, getEntityIds, onNews } = options;
  let attempt: Attempt | undefined;
  let source: EventSource | undefined;
  let cancelTimer: (() => void) | undefined;
  let cancelChange: (() => void) | undefined;
  let hasMissed = false;

  function wait(action: () => void, least: number) {
    cancelTimer?.();
    cancelTimer = clock.startTimer(action, least + clock.random() * SPREAD);
  }

  function announceAll() {
    for (const id of getEntityIds()) onNews(id, attempt?.isShared === true);
  }

  function handleMessage({ data }: MessageEvent<unknown>) {
    const isNamed = typeof data === 'string' && data !== ANY;
    // A server that was asked for some entities may send what it likes about them.
    const isAsked = attempt?.address === url || attempt?.entityIds.has(String(data)) === true;
    if (isNamed && isAsked) onNews(data, attempt?.isShared === true);
    else announceAll();
  }

  function open(address: string) {
    // Old web views have no `EventSource`.
    ignoreErrors(() => {
      const opened = new EventSource(address, { withCredentials: true });
      source = opened;
      opened.addEventListener('message', handleMessage);
      opened.addEventListener('open', () => {
        // The stream reported no changes while it was broken.
        if (hasMissed) wait(announceAll, 0);
        hasMissed = false;
      });
      opened.addEventListener('error', () => {
        hasMissed = true;
        if (opened === source && opened.readyState === CLOSED) wait(reopen, SPREAD);
      });
    });
  }

  function reopen() {
    cancelTimer?.();
    source?.close();
    source = undefined;
    if (attempt) open(attempt.address);
  }

  /** Listens once no other tab listens to this address, and a line to the site is free. */
  async function takeTurn(own: Attempt) {
    const { address, controller } = own;
    const { signal } = controller;
    const lock = getStreamLock(apiUrl, address);
    let isWaiting = true;
    const turn = waitForLock([lock], signal).finally(() => (isWaiting = false));
    const holder = await findLockHolder(lock);
    // Changes may get lost while one tab takes over from another.
    if (isWaiting && holder != null) hasMissed = true;
    const isAlone = !(await turn);
    own.isShared = !isAlone && (await waitForLock(getStreamSlots(), signal));
    if (!signal.aborted) open(address);
  }

  function start(entityIds: ReadonlySet<string>) {
    const address = getStreamAddress(url, entityIds);
    attempt = { address, entityIds, controller: new AbortController(), isShared: false };
    if ('locks' in navigator) void takeTurn(attempt);
    else open(address);
  }

  function stop() {
    cancelTimer?.();
    cancelChange?.();
    cancelChange = undefined;
    source?.close();
    source = undefined;
    attempt?.controller.abort();
    attempt = undefined;
  }

  /** Another tab takes over as soon as this one is hidden, frozen or left. */
  function follow() {
    if (isHidden()) stop();
    else if (!attempt) start(new Set(getEntityIds()));
    else if (source?.readyState === CLOSED) reopen();
  }

  function cover() {
    cancelChange = undefined;
    if (!attempt || isCovered(attempt)) return;
    hasMissed ||= source !== undefined;
    stop();
    follow();
  }

  const isCovered = ({ address, entityIds }: Attempt) =>
    address === url || [...getEntityIds()].every((id) => entityIds.has(id));

  const handlePageShow = ({ persisted }: PageTransitionEvent) => persisted && follow();

  follow();
  document.addEventListener('visibilitychange', follow);
  document.addEventListener('freeze', stop);
  document.addEventListener('resume', follow);
  window.addEventListener('pagehide', stop);
  window.addEventListener('pageshow', handlePageShow);
  return {
    handleChange() {
      if (attempt && !isCovered(attempt)) cancelChange ??= clock.startTimer(cover, TOGETHER);
    },
    close() {
      document.removeEventListener('visibilitychange', follow);
      document.removeEventListener('freeze', stop);
      document.removeEventListener('resume', follow);
      window.removeEventListener('pagehide', stop);
      window.removeEventListener('pageshow', handlePageShow);
      stop();
    },
  };
}
