/** Whether this page is hidden: in a background tab, or minimized. */
export const isHidden = () =>
  typeof document !== 'undefined' && document.visibilityState === 'hidden';

/** Whether the person is elsewhere, so that the browser may freeze this page. */
export const isAway = () => isHidden() || (typeof document !== 'undefined' && !document.hasFocus());

/** Calls back whenever this page is shown or hidden. Returns an unsubscribe function. */
export function watchVisibility(onChange: () => void): () => void {
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}
