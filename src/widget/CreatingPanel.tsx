import { CancelButton } from './CancelButton.tsx';
import { SkeletonPanel } from './SkeletonPanel.tsx';

/** Shown while the connection is being created, which takes a while on a slow network. */
export function CreatingPanel() {
  return (
    <>
      <SkeletonPanel />
      <div data-part="widget-actions">
        <CancelButton />
      </div>
    </>
  );
}
