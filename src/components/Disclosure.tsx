import type { ReactNode } from 'react';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

interface DisclosureProps {
  title: string;
  children: ReactNode;
}

/** Content that the person opens on demand. Its `toggle` event does not reach the host's handlers. */
export function Disclosure({ title, children }: DisclosureProps) {
  const { part } = useAccountingContext('Disclosure');
  return (
    <details {...part('widget-more')} onToggle={(event) => event.stopPropagation()}>
      <summary {...part('widget-more-summary')}>{title}</summary>
      {children}
    </details>
  );
}
