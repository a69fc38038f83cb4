import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { PlatformKey } from '../../api/PlatformKey.ts';
import { useConnect } from '../../hooks/useConnect.ts';
import type { ConnectOptions } from '../../hooks/useConnect.ts';
import { useConnection } from '../../hooks/useConnection.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { useIdlePrefetch } from '../dialog/useIdlePrefetch.ts';
import type { PickerOptions } from '../platform-picker/PickerOptions.ts';
import { useMessages } from '../useMessages.ts';
import { usePlatform } from '../usePlatform.ts';
import { getReplaced } from './getReplaced.ts';
import { usePickerDialog } from './usePickerDialog.tsx';

export interface UseConnectDialogOptions extends PickerOptions {
  /**
   * Skips the list: the dialog says what this system needs, then connects it. A key that is neither in
   * the catalogue nor in the provider's `platforms` opens the list.
   */
  platform?: PlatformKey | (string & {}) | undefined;
  /** Runs in the click that connects a system, after the authorization window has opened. */
  onConnect?: ((platformKey: string, options: ConnectOptions) => void) | undefined;
}

export interface UseConnectDialogResult {
  /**
   * Render it anywhere under the provider: the dialog itself is placed at the end of `body`. `null`
   * while it is closed. If its code could not be fetched, this is an alert that says so
   * (`[data-part='connect-error']`).
   */
  dialog: ReactNode;
  /** Whether the dialog is on the screen. False while its code is fetched. */
  isOpen: boolean;
  /**
   * Opens the dialog, and fetches its code first if needed. Call it again after a failure. The opener
   * gets the focus back, and the dialog takes over its font and its `--accounting-*` variables: pass
   * an element that stays, such as the button of a menu. Stable.
   * @default document.activeElement
   */
  open: (opener?: HTMLElement) => void;
  /** Closes the dialog, and takes back an alert. Stable. */
  close: () => void;
}

/**
 * Connects a system from any button or menu item of yours, in the dialog that `ConnectButton` opens.
 * Returns the dialog to render, whether it is open, and the actions that open and close it. While a
 * system is connected, the dialog offers to switch, and asks before it ends that connection. Once the
 * person has chosen, `useConnect` reports the progress: show its `error`, and its `authorizationUrl`
 * if no window opened.
 */
export function useConnectDialog(options: UseConnectDialogOptions = {}): UseConnectDialogResult {
  const { platform, onConnect, ...pickerOptions } = options;
  const { theme } = useAccountingContext('useConnectDialog');
  const { errors } = useMessages('useConnectDialog');
  const { connection, status } = useConnection();
  const { connect } = useConnect();
  const own = usePlatform(platform);
  const { dialog, step, prefetch, show, close } = usePickerDialog({
    ...pickerOptions,
    platform: own,
    replaced: getReplaced(connection, status),
    onChoose: (key, connectOptions) => {
      void connect(key, connectOptions);
      onConnect?.(key, connectOptions);
    },
  });
  useIdlePrefetch(status === 'not_connected' || status === 'disconnected', prefetch);

  return {
    dialog:
      step === 'failed' ? (
        <span data-accounting-theme={theme} data-part="connect-error" role="alert">
          {errors.network}
        </span>
      ) : (
        dialog
      ),
    isOpen: dialog !== null,
    open: useCallback((opener) => show(getOpener(opener)), [show]),
    close,
  };
}

/** An event is no opener: `onClick={open}` passes one where no types are checked. */
function getOpener(opener: unknown): HTMLElement {
  const candidates = [opener, document.activeElement];
  return candidates.find((candidate) => candidate instanceof HTMLElement) ?? document.body;
}
