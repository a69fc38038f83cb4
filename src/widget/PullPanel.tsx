import { PullButton } from '../components/pull-button/PullButton.tsx';
import { usePull } from '../hooks/usePull.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** Pulls everything or one resource type, and shows the progress and the results. */
export function PullPanel({ name, isReadOnly }: { name: string; isReadOnly: boolean }) {
  const { widget, format, join } = useWidgetMessages();
  const { phase, resourceTypes, issues, error } = usePull();

  function getProgress() {
    switch (phase) {
      case 'requesting':
        return widget.pullRequesting;
      case 'running':
        return format(widget.pullRunning, { name });
      case 'complete':
        return join(widget.pullComplete, widget.pullNote);
      case 'idle':
      case 'failed':
        return isReadOnly ? format(widget.readOnly, { name }) : null;
    }
  }

  const list = issues.length > 0 && (
    <ul data-part="widget-notes">
      {issues.map(({ message }) => (
        <li key={message} data-part="widget-note">
          {message}
        </li>
      ))}
    </ul>
  );
  const progress = getProgress();
  return (
    <>
      {error ? (
        <ErrorNotice action="pull" error={error}>
          {list}
        </ErrorNotice>
      ) : (
        list && (
          <div data-part="widget-notice" data-tone="warning">
            <strong data-part="widget-notice-title">{format(widget.reported, { name })}</strong>
            {list}
          </div>
        )
      )}
      <div data-part="widget-actions">
        <PullButton data-variant="primary" />
        {resourceTypes.map((type) => (
          <PullButton key={type} resourceType={type} data-variant="secondary">
            {widget.only[type]}
          </PullButton>
        ))}
      </div>
      {progress && (
        // Not a live region: the button already announces the progress.
        <p data-part="widget-hint" data-phase={phase}>
          {progress}
        </p>
      )}
    </>
  );
}
