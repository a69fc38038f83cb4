import { syncLogFrame } from '../../messages/syncLogFrame.ts';
import { useMessages } from '../useMessages.ts';

const english = { syncLogFrame };
const ROWS = 4;

/** A placeholder of the list while it loads, in the shape of rows. */
export function SyncLogSkeleton() {
  const { syncLogFrame: words, part } = useMessages('SyncLog', english);
  return (
    <div {...part('sync-log-skeleton')} aria-busy>
      <p {...part('sync-log-hint')}>{words.loading}</p>
      {Array.from({ length: ROWS }, (_, index) => (
        <div key={index} {...part('sync-log-row')} aria-hidden>
          <span {...part('bone')} />
          <span {...part('bone')} />
        </div>
      ))}
    </div>
  );
}
