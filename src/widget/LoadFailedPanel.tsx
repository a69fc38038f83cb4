import { useState } from 'react';
import { FailureNotice } from '../components/FailureNotice.tsx';
import { useConnection } from '../hooks/useConnection.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** Shown when the first read failed: the reason and a retry button. */
export function LoadFailedPanel() {
  const { widget, status, part } = useWidgetMessages();
  const { error, refresh } = useConnection();
  const [isRetrying, setIsRetrying] = useState(false);

  async function retry() {
    setIsRetrying(true);
    await refresh();
    setIsRetrying(false);
  }

  return (
    <>
      {error && <FailureNotice error={error} />}
      <div {...part('widget-actions')}>
        <button
          type="button"
          {...part('widget-button')}
          aria-disabled={isRetrying || undefined}
          onClick={() => void (isRetrying || retry())}
        >
          {isRetrying ? widget.retrying : status.retry}
        </button>
      </div>
    </>
  );
}
