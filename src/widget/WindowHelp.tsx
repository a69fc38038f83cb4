import type { ReactNode } from 'react';
import { Disclosure } from '../components/Disclosure.tsx';
import { useConnect } from '../hooks/useConnect.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

interface WindowHelpProps {
  /** Other ways to the sign-in. */
  children?: ReactNode;
  /** Whether a new link must open no window, because the person asked for a link. */
  handOver?: boolean;
}

/** What helps if the window or its link does not work, once the person asks. */
export function WindowHelp({ children, handOver = false }: WindowHelpProps) {
  const { widget, part } = useWidgetMessages();
  const { connect } = useConnect();
  return (
    <Disclosure title={widget.trouble}>
      <div {...part('widget-actions')}>
        {children}
        <button
          type="button"
          {...part('widget-button')}
          data-variant="link"
          onClick={() => void connect(undefined, { replace: true, handOver })}
        >
          {widget.afresh}
        </button>
      </div>
    </Disclosure>
  );
}
