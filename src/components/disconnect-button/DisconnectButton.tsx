import { forwardRef } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import { useConnection } from '../../hooks/useConnection.ts';
import { useDisconnect } from '../../hooks/useDisconnect.ts';
import { composeEventHandlers } from '../../lib/composeEventHandlers.ts';
import { disconnect } from '../../messages/disconnect.ts';
import { errors } from '../../messages/errors.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { FailureNotice } from '../FailureNotice.tsx';
import { getIntentProps } from '../dialog/getIntentProps.ts';
import { useMessages } from '../useMessages.ts';
import { useReason } from '../useReason.tsx';
import { useDisconnectDialog } from './useDisconnectDialog.tsx';

const english = { disconnect, errors };

/** Props of `DisconnectButton`. */
export type DisconnectButtonProps = ComponentPropsWithoutRef<'button'>;

/**
 * Ends the connection, after asking in an alert dialog. Renders a `<button>`, followed by a `notice` if the
 * dialog could not be loaded.
 * Style it with `[data-part='disconnect-button']`, `data-status` and `data-phase`.
 */
export const DisconnectButton = /* @__PURE__ */ forwardRef<
  HTMLButtonElement,
  DisconnectButtonProps
>(function DisconnectButton({ children, onClick, ...buttonProps }, ref) {
  const { disconnect: words, errors, part } = useMessages('DisconnectButton', english);
  const { theme, frame } = useAccountingContext('DisconnectButton');
  const { connection, status, isLoading, isReadOnly } = useConnection();
  const { phase } = useDisconnect();
  const { dialog, step, failure, prefetch, show, isEnded } = useDisconnectDialog();
  const isDisconnecting = phase === 'disconnecting';
  const isBusy = isDisconnecting || step === 'loading';

  function getHint() {
    if (isReadOnly) return errors.read_only;
    if (isEnded) return isLoading ? undefined : words.notConnected;
    return failure && errors[failure];
  }

  const reason = useReason(getHint(), buttonProps['aria-describedby']);
  return (
    <>
      <button
        type="button"
        title={getHint()}
        aria-haspopup="dialog"
        {...frame}
        {...buttonProps}
        {...getIntentProps(buttonProps, prefetch)}
        ref={ref}
        aria-describedby={reason.describedBy}
        data-accounting-theme={theme}
        {...part('disconnect-button', buttonProps.className)}
        data-status={status ?? (isLoading ? 'loading' : 'error')}
        data-phase={phase}
        aria-disabled={isBusy || isEnded || isReadOnly || undefined}
        aria-busy={isBusy || undefined}
        onClick={composeEventHandlers(onClick, (event) => {
          if (!isBusy && !isEnded && !isReadOnly && connection) show(event.currentTarget);
        })}
      >
        {children ?? (isDisconnecting ? words.disconnecting : words.disconnect)}
      </button>
      {reason.element}
      {failure && <FailureNotice error={{ code: failure }} frame={frame} />}
      {dialog}
    </>
  );
});
