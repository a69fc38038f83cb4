import type { AccountingError } from '../../api/AccountingError.ts';
import { errors } from '../../messages/errors.ts';
import { syncLog } from '../../messages/syncLog.ts';
import { Disclosure } from '../Disclosure.tsx';
import { useMessages } from '../useMessages.ts';

const english = { errors, syncLog };

interface SyncLogErrorProps {
  error: AccountingError;
  /** Whether the list shows records that were read before. */
  hasRecords: boolean;
}

/**
 * Says that the list could not be loaded or refreshed, why, and what to do. Refresh is above. The reference for support
 * is under "Details".
 */
export function SyncLogError({ error, hasRecords }: SyncLogErrorProps) {
  const { syncLog: words, errors, format, join, part } = useMessages('SyncLog', english);
  return (
    <div {...part('widget-notice')} data-tone="error">
      <p {...part('widget-notice-sentence')} role="alert">
        {join(hasRecords ? words.refreshFailed : words.loadFailed, errors[error.code])}
      </p>
      {error.requestId && (
        <Disclosure title={words.details}>
          <small {...part('widget-request')}>
            {format(words.reference, { id: error.requestId })}
          </small>
        </Disclosure>
      )}
    </div>
  );
}
