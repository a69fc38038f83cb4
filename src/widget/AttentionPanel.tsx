import { ConnectButton } from '../components/connect-button/ConnectButton.tsx';
import { DisconnectButton } from '../components/disconnect-button/DisconnectButton.tsx';
import { useConnection } from '../hooks/useConnection.ts';
import type { PanelProps } from './PanelProps.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** Shown when the platform revoked access, or reports a status that we do not know. */
export function AttentionPanel({ view }: PanelProps) {
  const { widget, part } = useWidgetMessages();
  const { refresh } = useConnection();
  return (
    <div {...part('widget-actions')}>
      {view === 'deauthorized' ? (
        // Signing in again restores access.
        <ConnectButton showError={false}>{widget.reconnect}</ConnectButton>
      ) : (
        <button type="button" {...part('widget-button')} onClick={() => void refresh()}>
          {widget.refresh}
        </button>
      )}
      <DisconnectButton />
    </div>
  );
}
