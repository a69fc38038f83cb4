import { useConnect } from '../hooks/useConnect.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** Gets a new authorization link. With `handOver`, no window opens for it. */
export function NewLinkButton({ handOver = false }: { handOver?: boolean }) {
  const { widget, part } = useWidgetMessages();
  const { connect } = useConnect();
  return (
    <button
      type="button"
      {...part('widget-button')}
      data-variant="link"
      onClick={() => void connect(undefined, { replace: true, handOver })}
    >
      {widget.afresh}
    </button>
  );
}
