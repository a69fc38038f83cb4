import { attempt } from '../lib/attempt.ts';
import { isHidden } from './isHidden.ts';

/** As `EventSource.CLOSED`: it comes back from a broken line by itself, and not from a refusal. */
const CLOSED = 2;
/** Milliseconds until a refused stream is tried again, or up to twice as long: not all pages at once. */
const PAUSE = 30_000;

/**
 * Listens to the partner's server while the page is visible: browsers give a site few lines. It says
 * only that there is news; what it does not say, the next poll finds. Returns the clean-up.
 */
export function openUpdateStream(url: string, handleNews: () => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function open() {
    // Old web views have none.
    attempt(() => {
      const opened = new EventSource(url, { withCredentials: true });
      source = opened;
      opened.addEventListener('message', handleNews);
      opened.addEventListener('error', () => {
        if (opened.readyState === CLOSED) timer = setTimeout(follow, PAUSE * (1 + Math.random()));
      });
    });
  }

  function close() {
    clearTimeout(timer);
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
