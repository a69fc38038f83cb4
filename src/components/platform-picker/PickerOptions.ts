import type { ReactNode } from 'react';
import type { Platform } from '../../api/Platform.ts';

/** How the list of systems looks, in the page or in a dialog. */
export interface PickerOptions {
  /** Lists only the systems it returns true for. */
  filter?: ((platform: Platform) => boolean) | undefined;
  /** Whether there is a search box. @default true */
  searchable?: boolean | undefined;
  /**
   * Renders your own mark for a system. Where it returns `undefined`, the system's `icon` is shown,
   * or its initials.
   */
  renderIcon?: ((platform: Platform) => ReactNode) | undefined;
}
