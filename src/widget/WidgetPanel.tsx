import { ConnectedPanel } from './ConnectedPanel.tsx';
import { CreatingPanel } from './CreatingPanel.tsx';
import { DeauthorizedPanel } from './DeauthorizedPanel.tsx';
import { EndedPanel } from './EndedPanel.tsx';
import { LoadFailedPanel } from './LoadFailedPanel.tsx';
import type { PanelProps } from './PanelProps.ts';
import { SkeletonPanel } from './SkeletonPanel.tsx';
import { UnfinishedPanel } from './UnfinishedPanel.tsx';
import { UnknownPanel } from './UnknownPanel.tsx';
import { WaitingPanel } from './WaitingPanel.tsx';

/** Renders the panel for the current view. */
export function WidgetPanel(props: PanelProps) {
  switch (props.view) {
    case 'loading':
      return <SkeletonPanel />;
    case 'creating':
      return <CreatingPanel />;
    case 'load_failed':
      return <LoadFailedPanel />;
    case 'awaiting_authorization':
    case 'blocked':
    case 'taking_long':
      return <WaitingPanel {...props} />;
    case 'pending_auth':
      return <UnfinishedPanel {...props} />;
    case 'connected':
      return <ConnectedPanel {...props} />;
    case 'not_connected':
    case 'disconnected':
      return <EndedPanel {...props} />;
    case 'deauthorized':
      return <DeauthorizedPanel />;
    case 'unknown':
      return <UnknownPanel />;
  }
}
