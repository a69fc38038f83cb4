import { ConnectButton } from '../components/connect-button/ConnectButton.tsx';
import { DisconnectButton } from '../components/disconnect-button/DisconnectButton.tsx';
import { useMessages } from '../components/useMessages.ts';

/** Shown when the platform revoked access. Signing in again restores it. */
export function DeauthorizedPanel() {
  const { widget } = useMessages('AccountingConnect');
  return (
    <div data-part="widget-actions">
      <ConnectButton showError={false}>{widget.reconnect}</ConnectButton>
      <DisconnectButton />
    </div>
  );
}
