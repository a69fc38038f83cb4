import type { ReactNode } from 'react';
import type { Platform } from '../../api/Platform.ts';

/** Options of the platform list, on the page or in a dialog. */
export interface PickerOptions {
  /** Lists only the platforms for which it returns true. */
  filter?: ((platform: Platform) => boolean) | undefined;
  /** Whether to show a search box. @default true */
  searchable?: boolean | undefined;
  /**
   * Renders your own icon for a platform. If it returns `undefined`, the platform's `icon` or
   * initials are shown.
   */
  renderIcon?: ((platform: Platform) => ReactNode) | undefined;
}
