import { DisconnectButton } from '../components/disconnect-button/DisconnectButton.tsx';
import { formatDay } from '../lib/formatDay.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import type { PanelProps } from './PanelProps.ts';
import { PullPanel } from './PullPanel.tsx';
import { SwitchButton } from './SwitchButton.tsx';
import { SyncLogButton } from './SyncLogButton.tsx';
import { SyncTimes } from './SyncTimes.tsx';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** Shown while a platform is connected: its sync times, the pull buttons, switch and disconnect. */
export function ConnectedPanel({ name, platform, pickerOptions, logOptions }: PanelProps) {
  const { widget, format } = useWidgetMessages();
  const { language } = useAccountingContext('AccountingConnect');
  const retiredAt = platform?.retiredAt;
  return (
    <>
      <SyncTimes />
      {retiredAt && (
        <p data-part="widget-notice" data-tone="warning">
          {format(widget.retired, { name, date: formatDay(retiredAt, language.tag) })}
        </p>
      )}
      <PullPanel name={name} isReadOnly={platform?.isReadOnly === true} />
      <footer data-part="widget-footer">
        <SwitchButton {...pickerOptions} />
        <SyncLogButton {...logOptions} />
        <DisconnectButton />
      </footer>
    </>
  );
}
