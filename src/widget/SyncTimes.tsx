import { RelativeTime } from '../components/RelativeTime.tsx';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { usePull } from '../hooks/usePull.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** Shows when data was last pulled, and when the next automatic pull is due. */
export function SyncTimes() {
  const { status } = useWidgetMessages();
  const { locale } = useAccountingContext('AccountingConnect');
  const { lastPulledAt, nextPullAt } = usePull();
  return (
    <dl data-part="widget-times">
      <div>
        <dt>{status.lastPulled}</dt>
        <dd>
          {lastPulledAt ? (
            <RelativeTime at={lastPulledAt} direction="past" locale={locale} now={status.justNow} />
          ) : (
            status.neverPulled
          )}
        </dd>
      </div>
      {nextPullAt && (
        <div>
          <dt>{status.nextPull}</dt>
          <dd>
            <RelativeTime at={nextPullAt} direction="future" locale={locale} now={status.dueNow} />
          </dd>
        </div>
      )}
    </dl>
  );
}
