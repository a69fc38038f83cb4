import { DisconnectButton } from '../components/disconnect-button/DisconnectButton.tsx';
import { useMessages } from '../components/useMessages.ts';
import { useConnection } from '../hooks/useConnection.ts';

/** The API uses a word we do not know: shown as it is, with the ways on that are always there. */
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
