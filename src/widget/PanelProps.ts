import type { RefObject } from 'react';
import type { Platform } from '../api/Platform.ts';
import type { WidgetView } from './getWidgetView.ts';

/** What every panel can be told. */
export interface PanelProps {
  view: WidgetView;
  /** The accounting system's. */
  name: string;
  platform: Platform | undefined;
  /** The button that connects another system, where there is one. */
  connectRef: RefObject<HTMLButtonElement | null>;
  /** The person gives up connecting. */
  onCancel: () => void;
  /** The person is about to disconnect: for another system, or for good. */
  onLeave: (isForAnother: boolean) => void;
}
