import type { ReactNode } from 'react';

/** The top of a page: its title, and what it is for. */
export function PageHeader({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="page-header">
      <h1>{title}</h1>
      {children && <p>{children}</p>}
    </div>
  );
}
