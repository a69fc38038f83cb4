import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useConnection } from '../../hooks/useConnection.ts';
import { createLoader } from '../../lib/createLoader.ts';
import { useLazyDialog } from '../dialog/useLazyDialog.ts';
import type { LazyDialog } from '../dialog/useLazyDialog.ts';
import type { DisconnectDialogProps } from './DisconnectDialog.tsx';

const disconnectDialog = /* @__PURE__ */ createLoader(() =>
  import('../dialogs.ts').then(({ DisconnectDialog }) => DisconnectDialog),
);

/** Statuses with nothing to disconnect. `cancel` of `useConnect` ends a pending connection. */
const NOTHING_TO_END = [undefined, 'not_connected', 'pending_auth', 'disconnected'];

interface UseDisconnectDialogResult extends Omit<LazyDialog<DisconnectDialogProps>, 'open'> {
  /** The dialog to render. `null` while it is closed. */
  dialog: ReactNode;
  /** Whether there is nothing to disconnect. */
  isEnded: boolean;
}

/** Shows the question before disconnecting, in a dialog that closes once the connection has ended. */
export function useDisconnectDialog(): UseDisconnectDialogResult {
  const { connection, status } = useConnection();
  const { open, ...handle } = useLazyDialog(disconnectDialog);
  const { close } = handle;
  const isEnded = NOTHING_TO_END.includes(status);

  // The connection has ended, so the dialog must not reopen for the next one.
  useEffect(() => {
    if (isEnded) close();
  }, [isEnded, close]);

  return {
    ...handle,
    isEnded,
    dialog:
      open && connection && !isEnded ? (
        <open.Dialog platform={connection.platform} opener={open.opener} onClose={close} />
      ) : null,
  };
}
