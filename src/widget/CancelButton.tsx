import { useState } from 'react';
import { useMessages } from '../components/useMessages.ts';
import { useConnect } from '../hooks/useConnect.ts';

/** Gives up connecting, so that nothing blocks the next attempt. */
export function CancelButton({ onCancel }: { onCancel: () => void }) {
  const { widget } = useMessages('AccountingConnect');
  const { cancel } = useConnect();
  const [isBusy, setIsBusy] = useState(false);

  async function giveUp() {
    setIsBusy(true);
    onCancel();
    await cancel();
    setIsBusy(false);
  }

  return (
    <button
      type="button"
      data-part="widget-button"
      data-variant="quiet"
      aria-disabled={isBusy || undefined}
      onClick={() => !isBusy && void giveUp()}
    >
      {isBusy ? widget.canceling : widget.cancel}
    </button>
  );
}
