import { PullButton } from '../components/pull-button/PullButton.tsx';
import { usePull } from '../hooks/usePull.ts';
import { formatDay } from '../lib/formatDay.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import type { PanelProps } from './PanelProps.ts';
import { PullNotice } from './PullNotice.tsx';
import { ReadOnlyPanel } from './ReadOnlyPanel.tsx';
import { SyncTimes } from './SyncTimes.tsx';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** Shown while a platform is connected: its sync times, or the running sync, and the main action. */
export function ConnectedPanel(props: PanelProps) {
  const { name, platform, progress, isNew, isReadOnly, dismiss } = props;
  const { widget, format, part } = useWidgetMessages();
  const { language } = useAccountingContext('AccountingConnect');
  const { phase, resourceType } = usePull();
  const retiredAt = platform?.retiredAt;
  const isPulling = phase === 'requesting' || phase === 'running';
  const sentence = progress || (isNew && !isPulling && widget.firstSync);
  return (
    <>
      {retiredAt && (
        <p {...part('notice')} data-tone="warning">
          {format(widget.retired, { name, date: formatDay(retiredAt, language.tag) })}
        </p>
      )}
      <PullNotice name={name} />
      <div {...part('widget-sync')}>
        {sentence && <p {...part('widget-hint')}>{sentence}</p>}
        {!sentence && <SyncTimes />}
        {platform?.isReadOnly && (
          <p {...part('widget-hint')}>{format(widget.readOnly, { name })}</p>
        )}
      </div>
      {isReadOnly ? (
        <ReadOnlyPanel />
      ) : (
        <div {...part('widget-actions')}>
          <PullButton
            data-variant="primary"
            // Shows whichever sync is running.
            resourceType={(isPulling && resourceType) || undefined}
            announce={false}
            showError={false}
          />
          {isNew && !isPulling && (
            <button type="button" {...part('widget-button')} data-variant="quiet" onClick={dismiss}>
              {widget.notNow}
            </button>
          )}
        </div>
      )}
      {isPulling && <span {...part('widget-progress')} aria-hidden />}
    </>
  );
}
