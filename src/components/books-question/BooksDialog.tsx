import { useState } from 'react';
import { useBooksChange } from '../../hooks/useBooksChange.ts';
import { useDisconnect } from '../../hooks/useDisconnect.ts';
import { booksQuestion } from '../../messages/booksQuestion.ts';
import { failures } from '../../messages/failures.ts';
import { Modal } from '../dialog/Modal.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { useMessages } from '../useMessages.ts';
import { usePlatformName } from '../usePlatformName.ts';
import { BooksQuestion } from './BooksQuestion.tsx';

const english = { booksQuestion, failures };

export interface BooksDialogProps {
  opener: HTMLElement;
  onConfirm: () => void;
  onClose: () => void;
}

/**
 * Asks whether the books are the right ones, before a pull. Its owner unmounts it once somebody has
 * answered.
 */
export function BooksDialog({ opener, onConfirm, onClose }: BooksDialogProps) {
  const { booksQuestion: words, failures, format, part } = useMessages('BooksDialog', english);
  const { change } = useBooksChange();
  const { phase, error } = useDisconnect();
  const name = usePlatformName('BooksDialog')(change?.connection.platform);
  // The phase outlives the dialog, so do not show a failure from an earlier attempt.
  const [hasTried, setHasTried] = useState(false);

  return (
    <Modal
      step="books-dialog"
      title={words.title}
      description={format(words.lead, { name })}
      isBusy={phase === 'disconnecting'}
      opener={opener}
      onClose={onClose}
    >
      {/* Comes first, so that a key pressed too early gives no answer. */}
      <button type="button" {...part('close-button')} aria-label={words.later} onClick={onClose} />
      {hasTried && error && <FailureNotice what={failures.disconnect} error={error} />}
      <BooksQuestion onConfirm={onConfirm} onDisconnect={() => setHasTried(true)} />
    </Modal>
  );
}
