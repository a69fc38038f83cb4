import type { Platform } from '../api/Platform.ts';
import type { PickerOptions } from '../components/platform-picker/PickerOptions.ts';
import type { WidgetView } from './getWidgetView.ts';

/** What every panel can be told. */
export interface PanelProps {
  view: WidgetView;
  /** The accounting system's. */
  name: string;
  platform: Platform | undefined;
  /** For the list of systems, wherever it opens. */
  pickerOptions: PickerOptions;
}
