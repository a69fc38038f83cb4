import type { ReactNode } from 'react';
import type { PlatformKey } from '../../api/PlatformKey.ts';
import { useConnect } from '../../hooks/useConnect.ts';
import type { ConnectOptions } from '../../hooks/useConnect.ts';
import { useConnection } from '../../hooks/useConnection.ts';
import { useStable } from '../../lib/useStable.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { useIdlePrefetch } from '../dialog/useIdlePrefetch.ts';
import { FailureNotice } from '../FailureNotice.tsx';
import type { PickerOptions } from '../platform-picker/PickerOptions.ts';
import { usePlatform } from '../usePlatform.ts';
import { getReplaced } from './getReplaced.ts';
import { usePickerDialog } from './usePickerDialog.tsx';

/** Options of `useConnectDialog`. */
export interface UseConnectDialogOptions extends PickerOptions {
  /**
   * Skips the list. The dialog lists what this platform needs, then connects it. A key that is in
   * neither the catalogue nor the provider's `platforms` opens the list.
   */
  platform?: PlatformKey | (string & {}) | undefined;
  /**
   * Runs in the click that connects a platform, after the authorization window has opened. The key
   * is `undefined` if the person chooses the platform while signing in.
   */
  onConnect?: ((platformKey: string | undefined, options: ConnectOptions) => void) | undefined;
}

/** What `useConnectDialog` returns. */
export interface UseConnectDialogResult {
  /**
   * Render it anywhere under the provider; the dialog appears where its opener is. `null` while
   * the dialog is closed. If its code could not be fetched, this is an alert that says so
   * (`[data-part='notice']`).
   */
  dialog: ReactNode;
  /** Whether the dialog is on the screen. False while its code is loading. */
  isOpen: boolean;
  /**
   * Opens the dialog, and fetches its code first if needed. Call it again after a failure. The
   * dialog uses the opener's font and `--accounting-*` variables, and returns focus to it. Pass an
   * element that stays on the page, such as a menu's button. Does nothing if the person may only look.
   * Stable.
   * @default document.activeElement
   */
  open: (opener?: HTMLElement) => void;
  /** Closes the dialog or dismisses the alert. Stable. */
  close: () => void;
}

/**
 * Connects a platform from your own button or menu item, in the dialog that `ConnectButton` opens.
 * Returns the dialog to render, whether it is open, and the actions that open and close it. While a
 * platform is connected, the dialog offers to switch, and asks before it ends that connection. Once
 * the person has chosen, `useConnect` reports the progress. Show its `error`, and its
 * `authorizationUrl` if no window opened.
 */
export function useConnectDialog(options: UseConnectDialogOptions = {}): UseConnectDialogResult {
  const { platform, onConnect, ...pickerOptions } = options;
  const { frame } = useAccountingContext('useConnectDialog');
  const { connection, status, isReadOnly } = useConnection();
  const { connect } = useConnect();
  const own = usePlatform(platform);
  const { dialog, failure, prefetch, show, close } = usePickerDialog({
    ...pickerOptions,
    platform: own,
    replaced: getReplaced(connection, status),
    onChoose: (key, connectOptions) => {
      void connect(key, connectOptions);
      onConnect?.(key, connectOptions);
    },
  });
  const isFree = status === 'not_connected' || status === 'disconnected';
  useIdlePrefetch(isFree && !isReadOnly, prefetch);
  const open = useStable((opener?: HTMLElement) => {
    if (!isReadOnly) show(getOpener(opener));
  });

  return {
    dialog: failure ? <FailureNotice error={{ code: failure }} frame={frame} /> : dialog,
    isOpen: dialog !== null,
    open,
    close,
  };
}

/** An element of a frame is an instance of the frame's own class. */
const isHtmlElement = (value: unknown): value is HTMLElement =>
  typeof value === 'object' && value !== null && 'offsetParent' in value;

/** Rejects an event as the opener: in untyped code, `onClick={open}` passes one. */
function getOpener(opener: unknown): HTMLElement {
  if (isHtmlElement(opener)) return opener;
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) {
    activeElement = activeElement.shadowRoot.activeElement;
  }
  return isHtmlElement(activeElement) ? activeElement : document.body;
}
