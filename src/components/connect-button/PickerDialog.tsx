import { picker } from '../../messages/picker.ts';
import { Modal } from '../dialog/Modal.tsx';
import { PlatformPicker } from '../platform-picker/PlatformPicker.tsx';
import { useLazyMessages } from '../useLazyMessages.ts';

export interface PickerDialogProps {
  opener: HTMLElement;
  onClose: () => void;
  /** Runs in the click, so that a window may open. */
  onChoose: (key: string) => void;
}

/** Says what is shared and how it goes, and asks for the system. Renders a `role="dialog"`. */
export function PickerDialog({ opener, onClose, onChoose }: PickerDialogProps) {
  const words = useLazyMessages('PickerDialog', 'picker', picker);
  return (
    <Modal
      part="picker-dialog"
      title={words.title}
      description={words.intro}
      opener={opener}
      onClose={onClose}
    >
      <PlatformPicker onSelect={(platform) => onChoose(platform.key)} />
      {/* After the picker, so that the search gets the focus. */}
      <button type="button" data-part="close-button" aria-label={words.close} onClick={onClose} />
    </Modal>
  );
}
