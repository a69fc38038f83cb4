import { useConnect } from '../hooks/useConnect.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** Cancels connecting, so that nothing blocks the next attempt. */
export function CancelButton() {
  const { widget, part } = useWidgetMessages();
  const { phase, cancel } = useConnect();
  const isBusy = phase === 'canceling';
  return (
    <button
      type="button"
      {...part('widget-button')}
      data-variant="quiet"
      aria-disabled={isBusy || undefined}
      onClick={() => void (isBusy || cancel())}
    >
      {isBusy ? widget.canceling : widget.cancel}
    </button>
  );
}
