import { RelativeTime } from '../components/RelativeTime.tsx';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { usePull } from '../hooks/usePull.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** Shows when data was last pulled, and when the next automatic pull is due. */
export function SyncTimes() {
  const { status } = useWidgetMessages();
  const { locale, getNow } = useAccountingContext('AccountingConnect');
  const { lastPulledAt, nextPullAt } = usePull();
  return (
    <dl data-part="widget-times">
      <div data-part="widget-time">
        <dt data-part="widget-time-label">{status.lastPulled}</dt>
        <dd data-part="widget-time-value">
          {lastPulledAt ? (
            <RelativeTime
              at={lastPulledAt}
              direction="past"
              locale={locale}
              now={status.justNow}
              getNow={getNow}
            />
          ) : (
            status.neverPulled
          )}
        </dd>
      </div>
      {nextPullAt && (
        <div data-part="widget-time">
          <dt data-part="widget-time-label">{status.nextPull}</dt>
          <dd data-part="widget-time-value">
            <RelativeTime
              at={nextPullAt}
              direction="future"
              locale={locale}
              now={status.dueNow}
              getNow={getNow}
            />
          </dd>
        </div>
      )}
    </dl>
  );
}
