import type { ReactNode } from 'react';
import { Disclosure } from '../components/Disclosure.tsx';
import { NewLinkButton } from './NewLinkButton.tsx';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** What helps if the window does not work, once the person asks. `children` are other ways to the sign-in. */
export function WindowHelp({ children }: { children?: ReactNode }) {
  const { widget, part } = useWidgetMessages();
  return (
    <Disclosure title={widget.trouble}>
      <div {...part('widget-actions')}>
        {children}
        <NewLinkButton />
      </div>
    </Disclosure>
  );
}
