/**
 * Reports whether an element is near the visible part of the scroller around it: once soon, and at
 * each change. Returns a function that stops. Reports nothing in an environment without layout.
 */
export function observeNearness(
  element: Element,
  margin: string,
  onChange: (entry: IntersectionObserverEntry) => void,
): () => void {
  if (typeof IntersectionObserver === 'undefined') return () => undefined;
  const observer = new IntersectionObserver(
    (entries) => {
      const entry = entries.at(-1);
      if (entry) onChange(entry);
    },
    { root: element.closest('[data-part="sync-log-scroller"]'), rootMargin: margin },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
