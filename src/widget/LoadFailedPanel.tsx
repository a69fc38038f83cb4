import { useState } from 'react';
import type { AccountingError } from '../api/AccountingError.ts';
import { useMessages } from '../components/useMessages.ts';
import { useConnection } from '../hooks/useConnection.ts';
import { ErrorNotice } from './ErrorNotice.tsx';

/** The first read failed: there is nothing to show but why, and a way to try again. */
export function LoadFailedPanel() {
  const { widget, status } = useMessages('AccountingConnect');
  const { error, refresh } = useConnection();
  // Every failure is a new error: while this one is still the last, the new try is under way.
  const [retried, setRetried] = useState<AccountingError>();
  const isRetrying = error !== undefined && retried === error;

  function retry() {
    setRetried(error);
    refresh();
  }

  return (
    <>
      {error && <ErrorNotice action="load" error={error} />}
      <div data-part="widget-actions">
        <button
          type="button"
          data-part="widget-button"
          aria-disabled={isRetrying || undefined}
          onClick={retry}
        >
          {isRetrying ? widget.retrying : status.retry}
        </button>
      </div>
    </>
  );
}
