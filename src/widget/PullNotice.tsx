import { ForeignText } from '../components/ForeignText.tsx';
import { usePull } from '../hooks/usePull.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** Why the last pull failed, and the problems that the accounting software reported. */
export function PullNotice({ name }: { name: string }) {
  const { widget, format, part } = useWidgetMessages();
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
  const reported = list && (
    <p {...part('widget-notice-sentence')}>{format(widget.reported, { name })}</p>
  );
  if (error) {
    return (
      <ErrorNotice action="pull" error={error}>
        {reported}
        {list}
      </ErrorNotice>
    );
  }
  return (
    list && (
      <div {...part('widget-notice')} data-tone="warning">
        {reported}
        {list}
      </div>
    )
  );
}
