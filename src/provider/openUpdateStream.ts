import { attempt } from '../lib/attempt.ts';
import { isHidden } from './isHidden.ts';

/** As `EventSource.CLOSED`: it comes back from a broken line by itself, and not from a refusal. */
const CLOSED = 2;

/**
 * Listens to the partner's server while the page is visible: browsers give a site few lines. It says
 * only that there is news. Returns the clean-up.
 */
export function openUpdateStream(url: string, handleNews: () => void): () => void {
  let source: EventSource | undefined;

  function open() {
    let isBack = false;
    // Old web views have none; then the next poll brings the news.
    attempt(() => {
      source = new EventSource(url, { withCredentials: true });
      source.addEventListener('message', handleNews);
      source.addEventListener('open', () => {
        // What happened while the line was broken was told to nobody.
        if (isBack) handleNews();
        isBack = true;
      });
    });
  }

  function follow() {
    if (isHidden()) close();
    else if (!source || source.readyState === CLOSED) open();
  }

  function close() {
    source?.close();
    source = undefined;
  }

  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    close();
  };
}
