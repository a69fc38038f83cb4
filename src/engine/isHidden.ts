/** Whether this page is hidden: in a background tab, or minimized. */
export const isHidden = () =>
  typeof document !== 'undefined' && document.visibilityState === 'hidden';

/** Calls back whenever this page is shown or hidden. Returns an unsubscribe function. */
export function watchVisibility(onChange: () => void): () => void {
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}
