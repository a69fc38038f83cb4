import { forwardRef, useEffect } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import { useConnection } from '../../hooks/useConnection.ts';
import { useDisconnect } from '../../hooks/useDisconnect.ts';
import { composeEventHandlers } from '../../lib/composeEventHandlers.ts';
import { createLoader } from '../../lib/createLoader.ts';
import { disconnect } from '../../messages/disconnect.ts';
import { errors } from '../../messages/errors.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { getIntentProps } from '../dialog/getIntentProps.ts';
import { useLazyDialog } from '../dialog/useLazyDialog.ts';
import { useMessages } from '../useMessages.ts';

const english = { disconnect, errors };

export type DisconnectButtonProps = ComponentPropsWithoutRef<'button'>;

const disconnectDialog = /* @__PURE__ */ createLoader(() =>
  import('../dialogs.ts').then(({ DisconnectDialog }) => DisconnectDialog),
);

/** Statuses with nothing to disconnect. `cancel` of `useConnect` ends a pending connection. */
const NOTHING_TO_END = [undefined, 'not_connected', 'pending_auth', 'disconnected'];

/**
 * Ends the connection, after asking in an alert dialog. Renders a `<button>`.
 * Style it with `[data-part='disconnect-button']`, `data-status` and `data-phase`.
 */
export const DisconnectButton = /* @__PURE__ */ forwardRef<
  HTMLButtonElement,
  DisconnectButtonProps
>(function DisconnectButton({ children, onClick, ...buttonProps }, ref) {
  const { disconnect: words, errors } = useMessages('DisconnectButton', english);
  const { theme, frame } = useAccountingContext('DisconnectButton');
  const { connection, status, isLoading } = useConnection();
  const { phase } = useDisconnect();
  const dialog = useLazyDialog(disconnectDialog);

  const isEnded = NOTHING_TO_END.includes(status);
  const isDisconnecting = phase === 'disconnecting';
  const isBusy = isDisconnecting || dialog.step === 'loading';

  const { close } = dialog;
  // The connection has ended, so the dialog must not reopen for the next one.
  useEffect(() => {
    if (isEnded) close();
  }, [isEnded, close]);

  function getHint() {
    if (isEnded) return isLoading ? undefined : words.notConnected;
    return dialog.failure && errors[dialog.failure];
  }

  return (
    <>
      <button
        type="button"
        title={getHint()}
        aria-haspopup="dialog"
        {...frame}
        {...buttonProps}
        {...getIntentProps(buttonProps, dialog.prefetch)}
        ref={ref}
        data-accounting-theme={theme}
        data-part="disconnect-button"
        data-status={status ?? (isLoading ? 'loading' : 'error')}
        data-phase={phase}
        aria-disabled={isBusy || isEnded || undefined}
        aria-busy={isBusy || undefined}
        onClick={composeEventHandlers(onClick, (event) => {
          if (!isBusy && !isEnded && connection) dialog.show(event.currentTarget);
        })}
      >
        {children ?? (isDisconnecting ? words.disconnecting : words.disconnect)}
      </button>
      {dialog.open && connection && !isEnded && (
        <dialog.open.Dialog
          platform={connection.platform}
          opener={dialog.open.opener}
          onClose={dialog.close}
        />
      )}
    </>
  );
});
