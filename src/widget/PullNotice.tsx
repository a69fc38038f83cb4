import { Disclosure } from '../components/Disclosure.tsx';
import { FailureNotice } from '../components/FailureNotice.tsx';
import { ForeignText } from '../components/ForeignText.tsx';
import { usePull } from '../hooks/usePull.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** Why the last pull failed, and the problems that the accounting software reported. */
export function PullNotice({ name }: { name: string }) {
  const { failures, widget, format, part } = useWidgetMessages();
  const { issues, error } = usePull();
  const reported = format(widget.reported, { name });
  const list = issues.length > 0 && (
    <ul {...part('widget-notes')}>
      {issues.map(({ message }) => (
        <li key={message} {...part('widget-note')}>
          <ForeignText>{message}</ForeignText>
        </li>
      ))}
    </ul>
  );
  if (error) {
    const details = list && (
      <>
        <p {...part('widget-note')}>{reported}</p>
        {list}
      </>
    );
    return <FailureNotice what={failures.pull} error={error} details={details} />;
  }
  return (
    list && (
      <div {...part('notice')} data-tone="warning">
        <p {...part('notice-text')}>{reported}</p>
        <Disclosure title={failures.details}>{list}</Disclosure>
      </div>
    )
  );
}
