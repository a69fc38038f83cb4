import { ConnectButton } from '../components/connect-button/ConnectButton.tsx';
import { usePlatformName } from '../components/usePlatformName.ts';
import { useConnect } from '../hooks/useConnect.ts';
import { usePlatforms } from '../hooks/usePlatforms.ts';
import type { PanelProps } from './PanelProps.ts';
import { Promises } from './Promises.tsx';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** Shown when nothing is connected. The platform that was just tried, or connected before, comes first. */
export function EndedPanel({ view, name, platform, pickerOptions }: PanelProps) {
  const { connect, widget, format, part } = useWidgetMessages();
  const getName = usePlatformName('AccountingConnect');
  const { phase, platform: key } = useConnect();
  const { canChoosePlatform } = usePlatforms();
  const tried = phase === 'failed' ? (key ?? undefined) : undefined;
  const ended = canChoosePlatform && view === 'disconnected' ? platform?.key : undefined;
  const again = ended === tried ? undefined : ended;
  const isFirst = tried === undefined && again === undefined;
  const shared = { ...pickerOptions, showError: false };
  return (
    <>
      {view === 'not_connected' && <Promises />}
      <div {...part('widget-actions')}>
        {tried !== undefined && (
          <ConnectButton {...shared} platform={tried}>
            {format(connect.connect, { name: getName(tried) })}
          </ConnectButton>
        )}
        {again !== undefined && (
          <ConnectButton
            {...shared}
            platform={again}
            data-variant={tried === undefined ? undefined : 'secondary'}
          >
            {format(widget.again, { name })}
          </ConnectButton>
        )}
        <ConnectButton {...shared} data-variant={isFirst ? undefined : 'secondary'}>
          {isFirst ? undefined : widget.another}
        </ConnectButton>
      </div>
    </>
  );
}
