import { picker } from '../../messages/picker.ts';
import { Modal } from '../dialog/Modal.tsx';
import { useMessages } from '../useMessages.ts';
import { usePlatformName } from '../usePlatformName.ts';
import type { PickerDialogProps } from './PickerDialog.tsx';

const english = { picker };

type SignInDialogProps = Pick<PickerDialogProps, 'replaced' | 'opener' | 'onClose' | 'onChoose'>;

/** Explains what is shared, or what a switch ends, before the person signs in and chooses. */
export function SignInDialog({ replaced, opener, onClose, onChoose }: SignInDialogProps) {
  const { picker: words, format } = useMessages('SignInDialog', english);
  const from = usePlatformName('SignInDialog')(replaced);
  const isSwitch = replaced !== undefined;
  return (
    <Modal
      part="prepare-dialog"
      title={isSwitch ? format(words.leaveTitle, { from }) : words.startTitle}
      description={isSwitch ? format(words.leaveLead, { from }) : words.startLead}
      opener={opener}
      onClose={onClose}
    >
      <div data-part="dialog-actions">
        <button type="button" data-part="back-button" onClick={onClose}>
          {words.notNow}
        </button>
        <button
          type="button"
          data-part="go-button"
          data-variant="primary"
          onClick={() => onChoose(undefined, isSwitch ? { replace: true } : {})}
        >
          {isSwitch ? words.leave : words.go}
        </button>
      </div>
    </Modal>
  );
}
