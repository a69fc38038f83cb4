import { RelativeTime } from '../components/RelativeTime.tsx';
import { usePull } from '../hooks/usePull.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** Shows when data was last pulled, and when the next automatic pull is due. */
export function SyncTimes() {
  const { status, part } = useWidgetMessages();
  const { lastPulledAt, nextPullAt } = usePull();
  return (
    <dl {...part('widget-times')}>
      <div {...part('widget-time')}>
        <dt {...part('widget-time-label')}>{status.lastPulled}</dt>
        <dd {...part('widget-time-value')}>
          {lastPulledAt ? (
            <RelativeTime at={lastPulledAt} direction="past" now={status.justNow} />
          ) : (
            status.never
          )}
        </dd>
      </div>
      {nextPullAt && (
        <div {...part('widget-time')}>
          <dt {...part('widget-time-label')}>{status.nextPull}</dt>
          <dd {...part('widget-time-value')}>
            <RelativeTime at={nextPullAt} direction="future" now={status.dueNow} />
          </dd>
        </div>
      )}
    </dl>
  );
}
