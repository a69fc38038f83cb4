import { createStreamListener, SPREAD } from './createStreamListener.ts';
import type { StreamListener, StreamListenerOptions } from './createStreamListener.ts';
import { isHidden } from './isHidden.ts';

// This code loads with the first entity, if the partner has a stream.

/** The update stream of one client, for all its entities. */
export interface UpdateStream {
  /** Call it when the client shows another entity. */
  handleChange: () => void;
  close: () => void;
}

export type UpdateStreamOptions = Omit<StreamListenerOptions, 'onRefuse' | 'previous'>;

/** Entities that are shown one after another get one new stream, in milliseconds. */
const TOGETHER = 500;

/**
 * Listens to the partner's update stream while the page is visible. Browsers allow each site few
 * connections, so one tab listens for all tabs with the same addresses, and passes each notice on.
 */
export function openUpdateStream(options: UpdateStreamOptions): UpdateStream {
  const { clock, getEntityIds } = options;
  let listener: StreamListener | undefined;
  let cancelChange: (() => void) | undefined;

  function start(previous?: StreamListener) {
    listener = createStreamListener({ ...options, previous, onRefuse: handleRefusal });
  }

  function stop() {
    cancelChange?.();
    cancelChange = undefined;
    listener?.close();
    listener = undefined;
  }

  /** The stream of fewer entities still works, so it stays until the server accepts another. */
  function handleRefusal() {
    listener = listener?.getWorking();
    cancelChange ??= clock.startTimer(coverAll, SPREAD + clock.random() * SPREAD);
  }

  /** Another tab takes over as soon as this one is hidden, frozen or left. */
  function handleVisibility() {
    if (isHidden()) stop();
    else if (listener) listener.reopenRefused();
    else start();
  }

  const isCovered = ({ covers }: StreamListener) => [...getEntityIds()].every(covers);

  /** Replaces a stream that does not cover all shown entities. */
  function coverAll() {
    cancelChange = undefined;
    if (listener && !isCovered(listener)) start(listener.getWorking());
  }

  const handlePageShow = ({ persisted }: PageTransitionEvent) => persisted && handleVisibility();

  handleVisibility();
  document.addEventListener('visibilitychange', handleVisibility);
  document.addEventListener('freeze', stop);
  document.addEventListener('resume', handleVisibility);
  window.addEventListener('pagehide', stop);
  window.addEventListener('pageshow', handlePageShow);
  return {
    handleChange() {
      if (listener && !isCovered(listener)) cancelChange ??= clock.startTimer(coverAll, TOGETHER);
    },
    close() {
      document.removeEventListener('visibilitychange', handleVisibility);
      document.removeEventListener('freeze', stop);
      document.removeEventListener('resume', handleVisibility);
      window.removeEventListener('pagehide', stop);
      window.removeEventListener('pageshow', handlePageShow);
      stop();
    },
  };
}
