import type { RecordType } from '../../api/SyncedRecord.ts';
import type { BatchCounts, PushBatch } from '../../engine/records/PushBatch.ts';
import { errors } from '../../messages/errors.ts';
import { syncLog } from '../../messages/syncLog.ts';
import { Announcement } from '../Announcement.tsx';
import { useMessages } from '../useMessages.ts';

const english = { errors, syncLog };
const IDLE: PushBatch = { phase: 'idle' };
const RUNNING: readonly PushBatch['phase'][] = ['searching', 'pushing', 'stopping'];

interface SyncLogBatchProps {
  /** The last batch, which may be of another type. */
  batch: PushBatch;
  /** The type that is shown. */
  objectType: RecordType;
  /** Whether something failed that could be sent again. */
  hasFailed: boolean;
  /** Whether there are older items, of which some may have failed. */
  hasMore: boolean;
  /** Why nothing can be sent again. `undefined` if it can. */
  obstacle: string | undefined;
  onStart: () => void;
  onStop: () => void;
}

/** Sends again everything of a type that failed, and shows how far it is. */
export function SyncLogBatch(props: SyncLogBatchProps) {
  const { objectType, hasFailed, hasMore, obstacle, onStart, onStop } = props;
  const { syncLog: words, errors, format, join, part } = useMessages('SyncLog', english);
  const isRunning = RUNNING.includes(props.batch.phase);
  const isOther = props.batch.phase !== 'idle' && props.batch.objectType !== objectType;
  // What became of another type would read as if it were about this one.
  const batch = isOther && !isRunning ? IDLE : props.batch;
  if (!hasFailed && !hasMore && batch.phase === 'idle') return null;

  const getCount = ({ done, total }: BatchCounts) => format(words.batch.stopped, { done, total });

  function getProgress() {
    switch (batch.phase) {
      case 'idle':
        return '';
      case 'searching':
        return format(words.batch.searching, { found: batch.found });
      case 'pushing':
      case 'stopping':
        // The search may have been stopped.
        if (batch.total === 0) return '';
        return format(words.batch.pushing, { done: batch.done, total: batch.total });
      case 'complete': {
        const sent = batch.done - batch.failed;
        if (batch.total === 0) return words.batch.nothing;
        return batch.failed > 0
          ? format(words.batch.partly, { sent, failed: batch.failed })
          : format(words.batch.complete, { sent });
      }
      case 'stopped':
        return getCount(batch);
      case 'elsewhere':
        return words.batch.elsewhere;
      case 'failed': {
        const { code } = batch.error;
        // Once something is connected again, nothing is in the way.
        const reason = code === 'not_found' ? obstacle : errors[code];
        const end = batch.total > 0 ? getCount(batch) : words.batch.failed;
        return join(end, reason);
      }
    }
  }

  /** Only one batch runs at a time, so it is shown with every type. */
  function getOtherType() {
    if (batch.phase === 'idle' || !isOther) return undefined;
    return Object.entries(words.types).find(([type]) => type === batch.objectType)?.[1];
  }

  const isDone = batch.phase === 'complete' && batch.failed === 0 && !hasFailed;
  const canStart = obstacle === undefined && !isDone;
  const isStopping = batch.phase === 'stopping';
  const progress = getProgress();
  const line = [getOtherType(), progress].filter(Boolean).join(' · ');

  function getButtonText() {
    if (isStopping) return words.batch.stopping;
    return isRunning ? words.batch.stop : words.sendAll;
  }

  function getAnnouncement() {
    if (isStopping) return words.batch.stopping;
    return isRunning ? '' : progress;
  }

  return (
    <div {...part('sync-log-batch')} data-phase={batch.phase}>
      <button
        type="button"
        {...part('sync-log-button')}
        aria-disabled={isStopping || (!isRunning && !canStart) || undefined}
        title={isRunning ? undefined : obstacle}
        onClick={() => {
          if (isRunning) onStop();
          else if (canStart) onStart();
        }}
      >
        {getButtonText()}
      </button>
      {progress && (
        <p {...part('sync-log-progress')}>{isRunning ? join(line, words.batch.keepOpen) : line}</p>
      )}
      {(batch.phase === 'pushing' || isStopping) && progress && (
        <progress
          {...part('sync-log-bar')}
          aria-label={progress}
          max={batch.total}
          value={batch.done}
        />
      )}
      {/* No progress. Screen readers would otherwise read each number. */}
      <Announcement>{getAnnouncement()}</Announcement>
    </div>
  );
}
