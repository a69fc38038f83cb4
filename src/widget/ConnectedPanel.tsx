import { PullButton } from '../components/pull-button/PullButton.tsx';
import { usePull } from '../hooks/usePull.ts';
import { formatDay } from '../lib/formatDay.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import type { PanelProps } from './PanelProps.ts';
import { PullNotice } from './PullNotice.tsx';
import { SyncTimes } from './SyncTimes.tsx';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** Shown while a platform is connected: its sync times, or the running sync, and the main action. */
export function ConnectedPanel({ name, platform, progress, isNew, dismiss }: PanelProps) {
  const { widget, format, part } = useWidgetMessages();
  const { language } = useAccountingContext('AccountingConnect');
  const { phase } = usePull();
  const retiredAt = platform?.retiredAt;
  const isPulling = phase === 'requesting' || phase === 'running';
  return (
    <>
      {retiredAt && (
        <p {...part('widget-notice')} data-tone="warning">
          {format(widget.retired, { name, date: formatDay(retiredAt, language.tag) })}
        </p>
      )}
      <PullNotice name={name} />
      <div {...part('widget-sync')}>
        {progress && (
          <p {...part('widget-hint')} data-phase={phase}>
            {progress}
          </p>
        )}
        {isNew && !isPulling && <p {...part('widget-hint')}>{widget.firstSync}</p>}
        {!isNew && !isPulling && <SyncTimes />}
        {platform?.isReadOnly && (
          <p {...part('widget-hint')}>{format(widget.readOnly, { name })}</p>
        )}
      </div>
      <div {...part('widget-actions')}>
        <PullButton data-variant="primary" announce={false} />
        {isNew && !isPulling && (
          <button type="button" {...part('widget-button')} data-variant="quiet" onClick={dismiss}>
            {widget.notNow}
          </button>
        )}
      </div>
      {isPulling && <span {...part('widget-progress')} aria-hidden />}
    </>
  );
}
