import type { ReactNode } from 'react';
import type { Platform } from '../../api/Platform.ts';

/** Options of the platform list, on the page or in a dialog. */
export interface PickerOptions {
  /** Lists only the platforms for which it returns true. */
  filter?: ((platform: Platform) => boolean) | undefined;
  /** Whether to show a search box. @default true */
  searchable?: boolean | undefined;
  /**
   * Whether to list the test platforms too, in a group of their own. Those that the provider's
   * `platforms` names in a list are always there. @default false
   */
  showTestPlatforms?: boolean | undefined;
  /**
   * Adds a button for people whose software is not listed, and runs in its click with what they
   * searched for. A dialog closes first, so that yours can open.
   */
  onMissingPlatform?: ((query: string) => void) | undefined;
  /**
   * Renders your own icon for a platform. If it returns `undefined`, the provider's `renderIcon`,
   * the platform's `icon` or the first letter of its name is shown.
   */
  renderIcon?: ((platform: Platform) => ReactNode) | undefined;
}
