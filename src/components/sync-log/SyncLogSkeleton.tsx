import { syncLogFrame } from '../../messages/syncLogFrame.ts';
import { useMessages } from '../useMessages.ts';

const english = { syncLogFrame };
const ROWS = 4;

/** A placeholder of the list while it loads, in the shape of rows. */
export function SyncLogSkeleton() {
  const { syncLogFrame: words, part } = useMessages('SyncLog', english);
  return (
    <div {...part('sync-log-skeleton')} aria-busy>
      {Array.from({ length: ROWS }, (_, index) => (
        <div key={index} {...part('sync-log-row')}>
          {index === 0 ? (
            <p {...part('sync-log-hint')}>{words.loading}</p>
          ) : (
            <span {...part('bone')} />
          )}
          <span {...part('bone')} />
        </div>
      ))}
    </div>
  );
}
