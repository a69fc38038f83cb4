/**
 * Creates the `subscribe` function of a clock for `useSyncExternalStore`. Subscribers run every
 * `interval` milliseconds while the page is visible, and as soon as it becomes visible again. They
 * share one interval and one event listener, which the last one to unsubscribe removes.
 */
export function createTicker(interval: number): (listener: () => void) => () => void {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;

  function tick() {
    if (document.visibilityState === 'visible') listeners.forEach((listener) => listener());
  }

  return (listener) => {
    if (listeners.size === 0) {
      timer = setInterval(tick, interval);
      document.addEventListener('visibilitychange', tick);
    }
    listeners.add(listener);
    return () => {
      if (!listeners.delete(listener) || listeners.size > 0) return;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  };
}
