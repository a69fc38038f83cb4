import { usePull } from '../hooks/usePull.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** What is read, what is never changed, and how it ends, before the first connecting. */
export function Promises() {
  const { widget, part } = useWidgetMessages();
  // Only API versions with a sync log also send to the accounting software.
  const canSend = usePull().recordTypes.length > 0;
  const promises = [
    canSend ? widget.readsMore : widget.reads,
    canSend ? widget.deletesNothing : widget.changesNothing,
    widget.endable,
  ];
  return (
    <ul {...part('setup-notes')}>
      {promises.map((promise) => (
        <li key={promise} {...part('setup-note')} data-kind="need">
          {promise}
        </li>
      ))}
    </ul>
  );
}
