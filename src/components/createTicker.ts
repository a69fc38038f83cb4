/**
 * Creates the `subscribe` of a clock for `useSyncExternalStore`. Listeners run every `interval`
 * milliseconds while the page is visible, and at once when it becomes visible. They share one
 * interval and one event listener, which are gone when the last of them unsubscribes.
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
