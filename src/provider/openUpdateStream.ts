import { attempt } from '../lib/attempt.ts';
import { isHidden } from './isHidden.ts';

/** As `EventSource.CLOSED`: it comes back from a broken line by itself, and not from a refusal. */
const CLOSED = 2;
/** Milliseconds that not all pages at once ask after a restart of the server. */
const SPREAD = 30_000;

/**
 * Listens to the partner's server while the page is visible: browsers give a site few lines. It says
 * only that there is news. Returns the clean-up.
 */
export function openUpdateStream(
  url: string,
  entityId: string,
  handleNews: () => void,
): () => void {
  // An `EventSource` sends no headers of ours.
  const address = `${url}${url.includes('?') ? '&' : '?'}entity_id=${encodeURIComponent(entityId)}`;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasMissed = false;

  function wait(action: () => void, least: number) {
    clearTimeout(timer);
    timer = setTimeout(action, least + Math.random() * SPREAD);
  }

  function open() {
    // Old web views have none.
    attempt(() => {
      const opened = new EventSource(address, { withCredentials: true });
      source = opened;
      opened.addEventListener('message', handleNews);
      opened.addEventListener('open', () => {
        // What happened while the line was broken was told to nobody.
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
