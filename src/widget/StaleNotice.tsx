import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { useConnection } from '../hooks/useConnection.ts';
import { getLoadTime } from '../lib/getLoadTime.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** A quiet notice that the last check failed, so the widget may show outdated information. */
export function StaleNotice() {
  const { errors, status, widget, format, join, part } = useWidgetMessages();
  const { language } = useAccountingContext('AccountingConnect');
  const { status: word, error, checkedAt, refresh } = useConnection();

  if (!error || word === undefined) return null;
  // Without `checkedAt`, the data came with the server-rendered page and is as old as that.
  const time = new Date(checkedAt ?? getLoadTime()).toLocaleTimeString(language.tag, {
    timeStyle: 'short',
    timeZone: language.timeZone,
  });
  // Retryable errors are retried automatically.
  const reason = error.isRetryable ? '' : errors[error.code];
  return (
    <div {...part('notice')} data-tone="quiet">
      <output {...part('notice-text')}>{`${join(format(widget.stale, { time }), reason)} `}</output>
      {reason && (
        <button
          type="button"
          {...part('widget-button')}
          data-variant="link"
          onClick={() => void refresh()}
        >
          {status.retry}
        </button>
      )}
    </div>
  );
}
