import { CancelButton } from './CancelButton.tsx';
import type { PanelProps } from './PanelProps.ts';

/**
 * A placeholder while the connection is read or created; the headline says which. Creating takes a
 * while on a slow network, so it can be canceled.
 */
export function SkeletonPanel({ view }: PanelProps) {
  return (
    <>
      <div data-part="widget-skeleton" aria-hidden>
        <span data-part="widget-bone" />
        <span data-part="widget-bone" />
      </div>
      {view === 'creating' && (
        <div data-part="widget-actions">
          <CancelButton />
        </div>
      )}
    </>
  );
}
