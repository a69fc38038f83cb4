import { CancelButton } from './CancelButton.tsx';
import type { PanelProps } from './PanelProps.ts';
import { SkeletonPanel } from './SkeletonPanel.tsx';

/** The connection is being made, which a slow network can draw out. */
export function CreatingPanel({ onCancel }: PanelProps) {
  return (
    <>
      <SkeletonPanel />
      <div data-part="widget-actions">
        <CancelButton onCancel={onCancel} />
      </div>
    </>
  );
}
