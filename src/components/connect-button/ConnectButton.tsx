import { forwardRef, useState } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import type { PlatformKey } from '../../api/PlatformKey.ts';
import { useConnect } from '../../hooks/useConnect.ts';
import { useConnection } from '../../hooks/useConnection.ts';
import { composeEventHandlers } from '../../lib/composeEventHandlers.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { createLoader } from '../dialog/createLoader.ts';
import { useLazyDialog } from '../dialog/useLazyDialog.ts';
import { useMessages } from '../useMessages.ts';
import { useSystemName } from '../useSystemName.ts';
import { getConnectState } from './getConnectState.ts';
import type { ConnectState } from './getConnectState.ts';

export interface ConnectButtonProps extends ComponentPropsWithoutRef<'button'> {
  /** Connects this system at once. Left out: the person chooses one in a dialog. */
  platform?: PlatformKey | (string & {}) | undefined;
}

const pickerDialog = /* @__PURE__ */ createLoader(() =>
  import('./PickerDialog.tsx').then(({ PickerDialog }) => PickerDialog),
);

/**
 * Connects an accounting system, or goes on with what was begun. Renders a `<button>`.
 * Style it with `[data-part='connect-button']`, `data-status` and `data-phase`.
 */
export const ConnectButton = /* @__PURE__ */ forwardRef<HTMLButtonElement, ConnectButtonProps>(
  function ConnectButton(
    { platform, children, onClick, onPointerEnter, onFocus, ...buttonProps },
    ref,
  ) {
    const words = useMessages('ConnectButton');
    const { theme } = useAccountingContext('ConnectButton');
    const { status, isLoading } = useConnection();
    const { connection, phase, error, connect, reopen } = useConnect();
    const getName = useSystemName('ConnectButton');
    const dialog = useLazyDialog(pickerDialog);
    // The phase is the entity's: of several buttons, the one that was pressed shows it.
    const [isMine, setIsMine] = useState(false);

    const state = getConnectState({ platform, connection, status, phase, isLoading });
    const isOwn = platform === undefined || isMine;
    const name = getName(platform ?? connection?.platform);
    const start = platform === undefined ? words.connect.choose : words.connect.connect(name);
    const labels: Record<ConnectState, string> = {
      loading: start,
      ready: start,
      occupied: start,
      creating: isOwn ? words.connect.creating : start,
      failed: isOwn ? words.connect.retry : start,
      waiting: words.connect.waiting(name),
      pending: words.connect.resume(name),
      deauthorized: words.connect.reconnect(name),
      connected: words.connect.connected(name),
    };
    const isOccupied = state === 'occupied' || state === 'connected';
    const isBusy = state === 'creating' || dialog.step === 'loading';
    const isInert = isBusy || isOccupied || state === 'loading';
    const needsChoice = platform === undefined && (state === 'ready' || state === 'failed');

    function getHint() {
      if (isOccupied) return words.connect.occupied(getName(connection?.platform));
      if (state === 'waiting') return words.connect.waitingHint;
      if (dialog.step === 'failed') return words.errors.network;
      return error && isOwn && !isBusy ? words.errors[error.code] : undefined;
    }

    function prefetch() {
      if (needsChoice) dialog.prefetch();
    }

    function begin(key?: string) {
      setIsMine(true);
      void connect(key);
    }

    return (
      <>
        <button
          type="button"
          title={getHint()}
          aria-haspopup={needsChoice ? 'dialog' : undefined}
          {...buttonProps}
          ref={ref}
          data-accounting-theme={theme}
          data-part="connect-button"
          data-status={status ?? (isLoading ? 'loading' : 'error')}
          data-phase={phase}
          aria-disabled={isInert || undefined}
          aria-busy={isBusy || state === 'waiting' || undefined}
          onPointerEnter={composeEventHandlers(onPointerEnter, prefetch)}
          onFocus={composeEventHandlers(onFocus, prefetch)}
          onClick={composeEventHandlers(onClick, (event) => {
            if (isInert) return;
            if (needsChoice) dialog.show(event.currentTarget);
            else if (state === 'waiting') reopen();
            else begin(platform);
          })}
        >
          {children ?? labels[state]}
        </button>
        {dialog.open && (
          <dialog.open.Dialog
            opener={dialog.open.opener}
            onClose={dialog.close}
            onChoose={(key) => {
              begin(key);
              dialog.close();
            }}
          />
        )}
      </>
    );
  },
);
