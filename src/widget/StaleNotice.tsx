import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { useMessages } from '../components/useMessages.ts';
import { useStore } from '../lib/useStore.ts';

/** Quiet: the last check failed, so what is shown may no longer be true. */
export function StaleNotice() {
  const { errors, status, widget } = useMessages('AccountingConnect');
  const { locale, session } = useAccountingContext('AccountingConnect');
  const { connections, error, knownAt } = useStore(session.reading);

  if (!error || !connections) return null;
  const time = new Date(knownAt).toLocaleTimeString(locale, { timeStyle: 'short' });
  return (
    <div data-part="widget-notice" data-tone="quiet">
      <output>
        {widget.stale(time)} {!error.isRetryable && errors[error.code]}
      </output>
      {/* What will pass is tried again by itself. */}
      {!error.isRetryable && (
        <>
          {' '}
          <button
            type="button"
            data-part="widget-button"
            data-variant="link"
            onClick={session.poller.poll}
          >
            {status.retry}
          </button>
        </>
      )}
    </div>
  );
}
