import type { ReactNode } from 'react';
import type { AccountingError } from '../api/AccountingError.ts';
import { Disclosure } from '../components/Disclosure.tsx';
import { useWidgetMessages } from './useWidgetMessages.ts';

interface ErrorNoticeProps {
  children?: ReactNode;
  /** The action that failed. */
  action: 'load' | 'connect' | 'cancel' | 'pull' | 'disconnect';
  error: AccountingError;
}

/** Says what failed, why, and what to do about it. The reference for support is under "Details". */
export function ErrorNotice({ action, error, children }: ErrorNoticeProps) {
  const { errors, widget, format, join, part } = useWidgetMessages();
  const failed = action !== 'load' && widget.failed[action];
  return (
    <div {...part('widget-notice')} data-tone="error">
      <div {...part('widget-notice-text')} role="alert">
        <p {...part('widget-notice-sentence')}>{join(failed, errors[error.code])}</p>
        {children}
      </div>
      {error.requestId && (
        <Disclosure title={widget.details}>
          <small {...part('widget-request')}>
            {format(widget.reference, { id: error.requestId })}
          </small>
        </Disclosure>
      )}
    </div>
  );
}
