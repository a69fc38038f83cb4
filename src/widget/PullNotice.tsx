import { FailureNotice } from '../components/FailureNotice.tsx';
import { ForeignText } from '../components/ForeignText.tsx';
import { usePull } from '../hooks/usePull.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** Why the last pull failed, and the problems that the accounting software reported. */
export function PullNotice({ name }: { name: string }) {
  const { failures, widget, format, part } = useWidgetMessages();
  const { issues, error } = usePull();
  const list = issues.length > 0 && (
    <ul {...part('widget-notes')}>
      {issues.map(({ message }) => (
        <li key={message} {...part('widget-note')}>
          <ForeignText>{message}</ForeignText>
        </li>
      ))}
    </ul>
  );
  const reported = list && <p {...part('notice-sentence')}>{format(widget.reported, { name })}</p>;
  if (error) {
    return (
      <FailureNotice what={failures.pull} error={error}>
        {reported}
        {list}
      </FailureNotice>
    );
  }
  return (
    list && (
      <div {...part('notice')} data-tone="warning">
        {reported}
        {list}
      </div>
    )
  );
}
