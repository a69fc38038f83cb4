import { useConnection } from '../../hooks/useConnection.ts';
import { syncLog } from '../../messages/syncLog.ts';
import { syncLogFrame } from '../../messages/syncLogFrame.ts';
import { Modal } from '../dialog/Modal.tsx';
import { useMessages } from '../useMessages.ts';
import { usePlatformName } from '../usePlatformName.ts';
import type { SyncLogOptions } from './SyncLogOptions.ts';
import { SyncLogView } from './SyncLogView.tsx';

const english = { syncLog, syncLogFrame };

export interface SyncLogDialogProps extends SyncLogOptions {
  opener: HTMLElement;
  onClose: () => void;
}

/** The sync log in a modal dialog. */
export function SyncLogDialog({ opener, onClose, ...options }: SyncLogDialogProps) {
  const { syncLog: words, syncLogFrame, format, part } = useMessages('SyncLog', english);
  const { connection } = useConnection();
  const name = usePlatformName('SyncLog')(connection?.platform);
  return (
    <Modal
      step="sync-log-dialog"
      title={syncLogFrame.title}
      description={format(words.lead, { name })}
      opener={opener}
      onClose={onClose}
    >
      <SyncLogView {...options} />
      <button type="button" {...part('close-button')} aria-label={words.close} onClick={onClose} />
    </Modal>
  );
}
