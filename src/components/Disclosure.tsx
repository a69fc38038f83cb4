import { useState } from 'react';
import type { ReactNode } from 'react';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

interface DisclosureProps {
  title: string;
  children: ReactNode;
}

/**
 * A button, and content below it that the person opens on demand. Not a `<details>`, which may not stand
 * in a paragraph, where a host may put one of our buttons.
 */
export function Disclosure({ title, children }: DisclosureProps) {
  const { part } = useAccountingContext('Disclosure');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        {...part('disclosure-toggle')}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {title}
      </button>
      {isOpen && children}
    </>
  );
}
