import type { ReactNode } from 'react';
import { Disclosure } from '../components/Disclosure.tsx';
import { NewLinkButton } from './NewLinkButton.tsx';
import { useWidgetMessages } from './useWidgetMessages.ts';

interface WindowHelpProps {
  /** Whether a window of ours is open, or was to open. */
  hasWindow: boolean;
  /** Other ways to the sign-in. */
  children?: ReactNode;
}

/** What helps if the window does not work or is gone, once the person asks. */
export function WindowHelp({ hasWindow, children }: WindowHelpProps) {
  const { widget, part } = useWidgetMessages();
  return (
    <Disclosure title={hasWindow ? widget.trouble : widget.ways}>
      <div {...part('widget-actions')}>
        {children}
        <NewLinkButton />
      </div>
    </Disclosure>
  );
}
