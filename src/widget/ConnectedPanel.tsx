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
  const { widget } = useWidgetMessages();
  const { locale } = useAccountingContext('AccountingConnect');
  const retiredAt = platform?.retiredAt;
  return (
    <>
      <SyncTimes />
      {retiredAt && (
        <p data-part="widget-notice" data-tone="warning">
          {widget.retired(name, formatDay(retiredAt, locale))}
        </p>
      )}
      <PullPanel name={name} isReadOnly={platform?.isReadOnly === true} />
      <footer data-part="widget-footer">
        <p data-part="widget-hint">
          <span data-part="widget-hint-text">{`${widget.one} `}</span>
          <SwitchButton {...pickerOptions} />
        </p>
        <SyncLogButton {...logOptions} />
        <DisconnectButton />
      </footer>
    </>
  );
}
