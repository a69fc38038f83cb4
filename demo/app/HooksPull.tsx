import { useBooksChange, usePull } from 'react-accounting-connect';
import type { PullPhase, ResourceType } from 'react-accounting-connect';

const SENTENCES: Record<PullPhase, string> = {
  idle: 'Nothing is being pulled.',
  requesting: 'Starting…',
  running: 'The pull is running.',
  complete: 'The pull is finished.',
  failed: 'The pull failed.',
};

const LABELS: Record<ResourceType, string> = {
  receivables: 'Only receivables',
  line_items: 'Only line items',
};

/** Pulls with hooks alone. */
export function HooksPull({ name }: { name: string }) {
  const { change, confirm } = useBooksChange();
  const { phase, lastPulledAt, nextPullAt, resourceTypes, error, start } = usePull();
  if (change) {
    return (
      <>
        <output>
          Before, the books of {change.before.name} were connected. Now it is {change.after.name}.
        </output>
        <p className="count">Disconnect below if this is the wrong company.</p>
        <div className="hooks-row">
          <button type="button" className="button primary" onClick={confirm}>
            This is the right company
          </button>
        </div>
      </>
    );
  }
  return (
    <>
      <output>
        {SENTENCES[phase]} {error && `(${error.code})`}
      </output>
      <p className="count">
        {lastPulledAt ? `Last synced ${formatTime(lastPulledAt)}.` : `Nothing pulled from ${name}.`}{' '}
        {nextPullAt && `Next sync ${formatTime(nextPullAt)}.`}
      </p>
      <div className="hooks-row">
        <button type="button" className="button primary" onClick={() => void start()}>
          Pull everything
        </button>
        {resourceTypes.map((resourceType) => (
          <button
            key={resourceType}
            type="button"
            className="button"
            onClick={() => void start({ resourceType })}
          >
            {LABELS[resourceType]}
          </button>
        ))}
      </div>
    </>
  );
}

function formatTime(iso: string): string {
  return new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
