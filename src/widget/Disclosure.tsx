import type { ReactNode } from 'react';

interface DisclosureProps {
  title: string;
  children: ReactNode;
}

/** Content that the person opens on demand. Its `toggle` event does not reach the host's handlers. */
export function Disclosure({ title, children }: DisclosureProps) {
  return (
    <details data-part="widget-more" onToggle={(event) => event.stopPropagation()}>
      <summary data-part="widget-more-summary">{title}</summary>
      {children}
    </details>
  );
}
