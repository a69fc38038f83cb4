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
  const { syncLog: words, errors, format } = useMessages('SyncLog', english);
  return (
    <div data-part="widget-notice" data-tone="error" role="alert">
      <strong data-part="widget-notice-title">
        {`${hasRecords ? words.refreshFailed : words.loadFailed} `}
      </strong>
      <span data-part="widget-notice-text">{errors[error.code]}</span>
      {error.requestId && (
        <small data-part="widget-request">{format(words.reference, { id: error.requestId })}</small>
      )}
    </div>
  );
}
