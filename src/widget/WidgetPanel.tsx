import { BooksQuestion } from '../components/books-question/BooksQuestion.tsx';
import { AttentionPanel } from './AttentionPanel.tsx';
import { ConnectedPanel } from './ConnectedPanel.tsx';
import { EndedPanel } from './EndedPanel.tsx';
import type { WidgetView } from './getWidgetView.ts';
import { LoadFailedPanel } from './LoadFailedPanel.tsx';
import type { PanelProps } from './PanelProps.ts';
import { ReadOnlyPanel } from './ReadOnlyPanel.tsx';
import { SkeletonPanel } from './SkeletonPanel.tsx';
import { UnfinishedPanel } from './UnfinishedPanel.tsx';
import { WaitingPanel } from './WaitingPanel.tsx';

/** These views change nothing, or leave their actions out themselves. */
const WITHOUT_ACTIONS: readonly WidgetView[] = ['loading', 'load_failed', 'connected'];

/** Renders the panel for the current view. */
export function WidgetPanel(props: PanelProps) {
  if (props.isReadOnly && !WITHOUT_ACTIONS.includes(props.view)) return <ReadOnlyPanel />;
  switch (props.view) {
    case 'loading':
    case 'creating':
      return <SkeletonPanel {...props} />;
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
    case 'books_changed':
      return <BooksQuestion />;
    case 'not_connected':
    case 'disconnected':
      return <EndedPanel {...props} />;
    case 'deauthorized':
    case 'unknown':
      return <AttentionPanel {...props} />;
  }
}
