import type { ReactNode } from 'react';
import { Disclosure } from '../components/Disclosure.tsx';
import { NewLinkButton } from './NewLinkButton.tsx';
import { useWidgetMessages } from './useWidgetMessages.ts';

interface WindowHelpProps {
  title: string;
  /** Other ways to the sign-in. */
  children?: ReactNode;
}

/** What helps if the window does not work or is gone, once the person asks. */
export function WindowHelp({ title, children }: WindowHelpProps) {
  const { part } = useWidgetMessages();
  return (
    <Disclosure title={title}>
      <div {...part('widget-actions')}>
        {children}
        <NewLinkButton />
      </div>
    </Disclosure>
  );
}
