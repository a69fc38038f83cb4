import { ConnectButton } from '../components/connect-button/ConnectButton.tsx';
import { useMessages } from '../components/useMessages.ts';
import type { PanelProps } from './PanelProps.ts';

/** Nothing is connected, or no longer. */
export function EndedPanel({ view, name, platform, connectRef }: PanelProps) {
  const { widget } = useMessages('AccountingConnect');
  return (
    <div data-part="widget-actions">
      <ConnectButton ref={connectRef} />
      {view === 'disconnected' && platform && (
        <ConnectButton platform={platform.key} data-variant="secondary">
          {widget.again(name)}
        </ConnectButton>
      )}
    </div>
  );
}
