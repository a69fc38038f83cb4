import { ConnectButton } from '../components/connect-button/ConnectButton.tsx';
import { useMessages } from '../components/useMessages.ts';
import { useStore } from '../lib/useStore.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import type { PanelProps } from './PanelProps.ts';

/** Nothing is connected, or no longer. What was just tried comes first. */
export function EndedPanel({ view, name, platform, pickerOptions }: PanelProps) {
  const { widget } = useMessages('AccountingConnect');
  const { session } = useAccountingContext('AccountingConnect');
  const tried = useStore(session.connecting).platform ?? undefined;
  const isAgain = view === 'disconnected' && platform && platform.key !== tried;
  return (
    <div data-part="widget-actions">
      {tried !== undefined && <ConnectButton {...pickerOptions} platform={tried} />}
      {tried === undefined ? (
        <ConnectButton {...pickerOptions} />
      ) : (
        <ConnectButton {...pickerOptions} data-variant="secondary">
          {widget.another}
        </ConnectButton>
      )}
      {isAgain && (
        <ConnectButton {...pickerOptions} platform={platform.key} data-variant="secondary">
          {widget.again(name)}
        </ConnectButton>
      )}
    </div>
  );
}
