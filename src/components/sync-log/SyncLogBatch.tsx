import type { PushBatch } from '../../engine/records/createBatch.ts';
import { errors } from '../../messages/errors.ts';
import { syncLog } from '../../messages/syncLog.ts';
import { useMessages } from '../useMessages.ts';

const english = { errors, syncLog };
const IDLE: PushBatch = { phase: 'idle' };

interface SyncLogBatchProps {
  batch: PushBatch;
  /** The type that the log shows. */
  objectType: string;
  /** Whether something failed that could be sent again. */
  hasFailed: boolean;
  /** Why nothing can be sent again. `undefined` if it can. */
  obstacle: string | undefined;
  format: (count: number) => string;
  onStart: () => void;
  onStop: () => void;
}

/** Sends again everything of a type that failed, and shows how far it is. */
export function SyncLogBatch(props: SyncLogBatchProps) {
  const { hasFailed, obstacle, format, onStart, onStop } = props;
  const { syncLog: words, errors } = useMessages('SyncLog', english);
  const isRunning = props.batch.phase === 'searching' || props.batch.phase === 'pushing';
  // A result belongs to its type. A batch that runs can be stopped from any type.
  const isOther = 'objectType' in props.batch && props.batch.objectType !== props.objectType;
  const batch = isOther && !isRunning ? IDLE : props.batch;
  if (!hasFailed && batch.phase === 'idle') return null;

  function getProgress() {
    switch (batch.phase) {
      case 'idle':
        return null;
      case 'searching':
        return words.batch.searching(format(batch.found));
      case 'pushing':
        return words.batch.pushing(format(batch.done), format(batch.total));
      case 'complete': {
        const sent = batch.done - batch.failed;
        if (batch.total === 0) return words.batch.nothing;
        return batch.failed > 0
          ? words.batch.partly(format(sent), format(batch.failed))
          : words.batch.complete(format(sent));
      }
      case 'stopped':
        return words.batch.stopped(format(batch.done), format(batch.total));
      case 'elsewhere':
        return words.batch.elsewhere;
      case 'failed':
        return `${words.batch.failed} ${errors[batch.error.code]}`;
    }
  }

  const progress = getProgress();
  return (
    <div data-part="sync-log-batch" data-phase={batch.phase}>
      {progress && (
        // Screen readers would otherwise read each number.
        <p data-part="sync-log-progress" role={isRunning ? undefined : 'status'}>
          {progress}
        </p>
      )}
      {batch.phase === 'pushing' && (
        <progress
          data-part="sync-log-bar"
          aria-label={progress ?? undefined}
          max={batch.total}
          value={batch.done}
        />
      )}
      <button
        type="button"
        data-part="sync-log-button"
        aria-disabled={(!isRunning && obstacle !== undefined) || undefined}
        title={isRunning ? undefined : obstacle}
        onClick={() => {
          if (isRunning) onStop();
          else if (obstacle === undefined) onStart();
        }}
      >
        {isRunning ? words.batch.stop : words.sendAll}
      </button>
    </div>
  );
}
