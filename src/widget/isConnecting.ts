import type { WidgetView } from './getWidgetView.ts';

/** Whether the view is between the choice of a platform and its connection. */
export function isConnecting(view: WidgetView): boolean {
  return ['creating', 'awaiting_authorization', 'blocked', 'taking_long', 'pending_auth'].includes(
    view,
  );
}
