import type { ReactNode } from 'react';
import { Link } from './Link.tsx';
import type { Data } from './useData.ts';

interface ListStateProps<T> {
  data: Data<T>;
  /** The name of the items, such as "invoices". */
  what: string;
  children: (items: readonly T[]) => ReactNode;
}

/** Renders a list, or its loading, error or empty state. */
export function ListState<T>({ data, what, children }: ListStateProps<T>) {
  const { items, hasFailed, retry } = data;
  if (hasFailed) {
    return (
      <div className="card empty" role="alert">
        <h2>We can’t load your {what} right now</h2>
        <p>Nothing is lost. Try again in a moment.</p>
        <button type="button" className="button" onClick={retry}>
          Try again
        </button>
      </div>
    );
  }
  if (!items) {
    return (
      <div className="card skeleton" aria-busy="true">
        <span className="visually-hidden">Loading {what}…</span>
        <i />
        <i />
        <i />
      </div>
    );
  }
  if (items.length > 0) return children(items);
  return (
    <div className="card empty">
      <h2>No {what} yet</h2>
      <p>Connect your accounting software and pull its data to see your {what} here.</p>
      <Link href="/settings/accounting" className="button primary">
        Open accounting settings
      </Link>
    </div>
  );
}
