import { useId } from 'react';
import { syncLog } from '../../messages/syncLog.ts';
import { useMessages } from '../useMessages.ts';

const english = { syncLog };

interface SyncLogToolsProps {
  isOnlyFailed: boolean;
  onFilter: (isOnlyFailed: boolean) => void;
  onRefresh: () => void;
}

/** The filter for what failed, and the button that refreshes the list. */
export function SyncLogTools({ isOnlyFailed, onFilter, onRefresh }: SyncLogToolsProps) {
  const { syncLog: words } = useMessages('SyncLog', english);
  const id = useId();
  return (
    <div data-part="sync-log-tools">
      <span data-part="sync-log-filter">
        <input
          type="checkbox"
          id={id}
          data-part="sync-log-checkbox"
          checked={isOnlyFailed}
          onChange={(event) => onFilter(event.target.checked)}
        />
        <label data-part="sync-log-label" htmlFor={id}>
          {words.onlyFailed}
        </label>
      </span>
      <button type="button" data-part="sync-log-button" data-variant="link" onClick={onRefresh}>
        {words.refresh}
      </button>
    </div>
  );
}
