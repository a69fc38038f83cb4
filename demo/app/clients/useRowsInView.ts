import { useEffect, useRef, useState } from 'react';

/** Rows are loaded a little before they come into view. */
const MARGIN = '240px 0px';

/** Returns which rows are in or near the view, and a function that watches a row. */
export function useRowsInView() {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const observer = useRef<IntersectionObserver | null>(null);
  const rows = useRef(new Set<HTMLElement>());

  useEffect(() => {
    const created = new IntersectionObserver(
      (entries) =>
        setIds((before) => {
          const next = new Set(before);
          for (const { target, isIntersecting } of entries) {
            const id = target.getAttribute('data-id') ?? '';
            // A row with the focus keeps its button.
            if (isIntersecting) next.add(id);
            else if (!target.contains(document.activeElement)) next.delete(id);
          }
          return next;
        }),
      { rootMargin: MARGIN },
    );
    observer.current = created;
    for (const row of rows.current) created.observe(row);
    return () => {
      created.disconnect();
      observer.current = null;
    };
  }, []);

  /** For the `ref` of a row. */
  const [watch] = useState(() => (row: HTMLElement | null) => {
    if (!row) return undefined;
    rows.current.add(row);
    observer.current?.observe(row);
    return () => {
      rows.current.delete(row);
      observer.current?.unobserve(row);
    };
  });

  return { ids, watch };
}
