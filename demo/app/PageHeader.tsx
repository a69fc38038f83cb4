import type { ReactNode } from 'react';

/** The title of a page and its description. */
export function PageHeader({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="page-header">
      <h1>{title}</h1>
      {children && <p>{children}</p>}
    </div>
  );
}
