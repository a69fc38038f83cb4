import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { useMessages } from '../components/useMessages.ts';
import { useConnection } from '../hooks/useConnection.ts';

/** Quiet: the last check failed, so what is shown may no longer be true. */
export function StaleNotice() {
  const { errors, status, widget } = useMessages('AccountingConnect');
  const { locale } = useAccountingContext('AccountingConnect');
  const { status: word, error, checkedAt, refresh } = useConnection();

  if (!error || word === undefined) return null;
  // What the server rendered with is as old as the page.
  const time = new Date(checkedAt ?? performance.timeOrigin).toLocaleTimeString(locale, {
    timeStyle: 'short',
  });
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
            onClick={() => void refresh()}
          >
            {status.retry}
          </button>
        </>
      )}
    </div>
  );
}
