import type { Platform } from '../api/Platform.ts';
import type { PickerOptions } from '../components/platform-picker/PickerOptions.ts';
import type { SyncLogOptions } from '../components/sync-log/SyncLogOptions.ts';
import type { WidgetView } from './getWidgetView.ts';

/** The props that every panel accepts. */
export interface PanelProps {
  view: WidgetView;
  /** The platform's name. */
  name: string;
  platform: Platform | undefined;
  /** Options of the platform list, wherever it opens. */
  pickerOptions: PickerOptions;
  /** What the partner adds to the sync log. */
  logOptions: SyncLogOptions;
}
