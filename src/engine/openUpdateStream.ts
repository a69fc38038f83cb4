import type { Clock } from '../lib/Clock.ts';
import { ignoreErrors } from '../lib/ignoreErrors.ts';
import { isHidden } from './isHidden.ts';

/**
 * Equals `EventSource.CLOSED`. The browser reopens a broken
 * stream itself, but not a refused one.
 */
const CLOSED = 2;
/** Milliseconds over which pages spread their requests after the server restarts. */
const SPREAD = 30_000;

/**
 * Listens to the partner's update stream while the page is visible, because browsers allow each
 * site few connections. The stream carries no data. Returns the cleanup function.
 */
export function openUpdateStream(
  url: string,
  entityId: string,
  handleNews: () => void,
  clock: Clock,
): () => void {
  // An `EventSource` sends no headers of ours.
  const address = `${url}${url.includes('?') ? '&' : '?'}entity_id=${encodeURIComponent(entityId)}`;
  let source: EventSource | undefined;
  let cancelTimer: (() => void) | undefined;
  let hasMissed = false;

  function wait(action: () => void, least: number) {
    cancelTimer?.();
    cancelTimer = clock.startTimer(action, least + clock.random() * SPREAD);
  }

  function open() {
    // Old web views have no `EventSource`.
    ignoreErrors(() => {
      const opened = new EventSource(address, { withCredentials: true });
      source = opened;
      opened.addEventListener('message', handleNews);
      opened.addEventListener('open', () => {
        // The stream reported no changes while it was broken.
        if (hasMissed) wait(handleNews, 0);
        hasMissed = false;
      });
      opened.addEventListener('error', () => {
        hasMissed = true;
        if (opened === source && opened.readyState === CLOSED) wait(follow, SPREAD);
      });
    });
  }

  function close() {
    cancelTimer?.();
    source?.close();
    source = undefined;
  }

  function follow() {
    if (source && source.readyState !== CLOSED && !isHidden()) return;
    close();
    if (!isHidden()) open();
  }

  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    close();
  };
}
