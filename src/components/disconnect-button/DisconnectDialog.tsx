import { useState } from 'react';
import { useDisconnect } from '../../hooks/useDisconnect.ts';
import { disconnectDialog } from '../../messages/disconnectDialog.ts';
import { failures } from '../../messages/failures.ts';
import { Modal } from '../dialog/Modal.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { useMessages } from '../useMessages.ts';
import { usePlatformName } from '../usePlatformName.ts';

const english = { disconnectDialog, failures };

export interface DisconnectDialogProps {
  platform: string | null;
  opener: HTMLElement;
  onClose: () => void;
}

/**
 * Explains what disconnecting ends and what it keeps, and asks for confirmation. Renders a
 * `role="alertdialog"`. Its owner unmounts it once the API reports that the connection has ended.
 */
export function DisconnectDialog({ platform, opener, onClose }: DisconnectDialogProps) {
  const {
    disconnectDialog: words,
    failures,
    format,
    part,
  } = useMessages('DisconnectDialog', english);
  const { phase, error, disconnect } = useDisconnect();
  const name = usePlatformName('DisconnectDialog')(platform);
  // The phase outlives the dialog, so do not show a failure from an earlier attempt.
  const [hasTried, setHasTried] = useState(false);
  const isBusy = phase === 'disconnecting';

  return (
    <Modal
      step="disconnect-dialog"
      title={format(words.title, { name })}
      description={format(words.lead, { name })}
      isAlert
      isBusy={isBusy}
      opener={opener}
      onClose={onClose}
    >
      {hasTried && error && <FailureNotice what={failures.disconnect} error={error} />}
      <div {...part('dialog-actions')}>
        <button
          type="button"
          {...part('keep-button')}
          aria-disabled={isBusy || undefined}
          onClick={() => !isBusy && onClose()}
        >
          {words.keep}
        </button>
        <button
          type="button"
          {...part('confirm-button')}
          aria-disabled={isBusy || undefined}
          aria-busy={isBusy || undefined}
          onClick={() => {
            setHasTried(true);
            void disconnect();
          }}
        >
          {isBusy ? words.disconnecting : words.confirm}
        </button>
      </div>
    </Modal>
  );
}
