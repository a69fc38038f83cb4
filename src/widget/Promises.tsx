import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** What is read, what is never changed, and how it ends, before the first connecting. */
export function Promises() {
  const { widget, part } = useWidgetMessages();
  const { canPush } = useAccountingContext('AccountingConnect');
  const promises = [
    canPush ? widget.readsMore : widget.reads,
    canPush ? widget.deletesNothing : widget.changesNothing,
    widget.endable,
  ];
  return (
    <ul {...part('setup-notes')}>
      {promises.map((promise) => (
        <li key={promise} {...part('setup-note')} data-kind="promise">
          {promise}
        </li>
      ))}
    </ul>
  );
}
