import type { AccountingError } from '../../api/AccountingError.ts';
import { errors } from '../../messages/errors.ts';
import { syncLog } from '../../messages/syncLog.ts';
import { useMessages } from '../useMessages.ts';

const english = { errors, syncLog };

/** Says that the list could not be loaded or refreshed, why, and what to do. */
export function SyncLogError({
  error,
  hasRecords,
}: {
  error: AccountingError;
  /** Whether the list shows records that were read before. */
  hasRecords: boolean;
}) {
  const { syncLog: words, errors, format, join, part } = useMessages('SyncLog', english);
  return (
    <div {...part('widget-notice')} data-tone="error" role="alert">
      <p {...part('widget-notice-sentence')}>
        {join(hasRecords ? words.refreshFailed : words.loadFailed, errors[error.code])}
      </p>
      {error.requestId && (
        <small {...part('widget-request')}>
          {format(words.reference, { id: error.requestId })}
        </small>
      )}
    </div>
  );
}
