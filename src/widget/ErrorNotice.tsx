import type { ReactNode } from 'react';
import type { AccountingError } from '../api/AccountingError.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

interface ErrorNoticeProps {
  children?: ReactNode;
  /** The action that failed. */
  action: 'load' | 'connect' | 'cancel' | 'pull' | 'disconnect';
  error: AccountingError;
}

/** Says what failed, why, and what to do about it. */
export function ErrorNotice({ action, error, children }: ErrorNoticeProps) {
  const { errors, widget, format } = useWidgetMessages();
  return (
    <div data-part="widget-notice" data-tone="error" role="alert">
      {action !== 'load' && (
        <strong data-part="widget-notice-title">{`${widget.failed[action]} `}</strong>
      )}
      <span data-part="widget-notice-text">{errors[error.code]}</span>
      {children}
      {error.requestId && (
        <small data-part="widget-request">
          {format(widget.reference, { id: error.requestId })}
        </small>
      )}
    </div>
  );
}
