import { DisconnectButton } from '../components/disconnect-button/DisconnectButton.tsx';
import { useMessages } from '../components/useMessages.ts';
import { useConnection } from '../hooks/useConnection.ts';

/** Shown for a status that we do not know, with the actions that are always available. */
export function UnknownPanel() {
  const { widget } = useMessages('AccountingConnect');
  const { refresh } = useConnection();
  return (
    <div data-part="widget-actions">
      <button type="button" data-part="widget-button" onClick={() => void refresh()}>
        {widget.refresh}
      </button>
      <DisconnectButton />
    </div>
  );
}
