import type { Platform } from '../api/Platform.ts';
import type { PickerOptions } from '../components/platform-picker/PickerOptions.ts';
import type { WidgetView } from './getWidgetView.ts';
import type { NewConnection } from './useNewConnection.ts';

/** The props that every panel accepts. */
export interface PanelProps extends NewConnection {
  view: WidgetView;
  /** The platform's name. */
  name: string;
  platform: Platform | undefined;
  /** How the sync of this page goes, or an empty text. The widget announces it. */
  progress: string;
  /** Whether the person may only look. */
  isReadOnly: boolean;
  /** Options of the platform list, wherever it opens. */
  pickerOptions: PickerOptions;
}
