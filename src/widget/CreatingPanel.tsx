import { CancelButton } from './CancelButton.tsx';
import { SkeletonPanel } from './SkeletonPanel.tsx';

/** The connection is being made, which a slow network can draw out. */
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
