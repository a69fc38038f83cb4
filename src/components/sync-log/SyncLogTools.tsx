import { useId, useState } from 'react';
import type { ReadOutcome } from '../../engine/Session.ts';
import { syncLog } from '../../messages/syncLog.ts';
import { Announcement } from '../Announcement.tsx';
import { useMessages } from '../useMessages.ts';

const english = { syncLog };

interface SyncLogToolsProps {
  isOnlyFailed: boolean;
  /** What the filter shows. */
  result: string;
  onFilter: (isOnlyFailed: boolean) => void;
  onRefresh: () => Promise<ReadOutcome>;
}

/** The filter and the button that refreshes the list. */
export function SyncLogTools({ isOnlyFailed, result, onFilter, onRefresh }: SyncLogToolsProps) {
  const { syncLog: words, part } = useMessages('SyncLog', english);
  const [step, setStep] = useState<'idle' | 'refreshing' | 'refreshed'>('idle');
  const filterId = useId();
  const isRefreshing = step === 'refreshing';

  async function refresh() {
    if (isRefreshing) return;
    setStep('refreshing');
    setStep((await onRefresh()) === 'answered' ? 'refreshed' : 'idle');
  }

  return (
    <div {...part('sync-log-tools')}>
      <span {...part('sync-log-filter')}>
        <input
          type="checkbox"
          id={filterId}
          {...part('sync-log-checkbox')}
          checked={isOnlyFailed}
          onChange={(event) => onFilter(event.target.checked)}
        />
        <label {...part('sync-log-label')} htmlFor={filterId}>
          {words.onlyFailed}
        </label>
      </span>
      <button
        type="button"
        {...part('sync-log-button')}
        aria-busy={isRefreshing || undefined}
        onClick={() => void refresh()}
      >
        {words.refresh}
      </button>
      <Announcement>{step === 'refreshed' ? words.refreshed : ''}</Announcement>
      <Announcement>{result}</Announcement>
    </div>
  );
}
