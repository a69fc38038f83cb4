import { useRef } from 'react';
import { useConsent } from '../../hooks/useConsent.ts';
import { getShownText } from '../../lib/getShownText.ts';
import { consent } from '../../messages/consent.ts';
import { picker } from '../../messages/picker.ts';
import { ConsentNotice } from '../consent-notice/ConsentNotice.tsx';
import { Modal } from '../dialog/Modal.tsx';
import { useMessages } from '../useMessages.ts';
import { usePlatformName } from '../usePlatformName.ts';
import type { PickerDialogProps } from './PickerDialog.tsx';

const english = { consent, picker };

type SignInDialogProps = Pick<PickerDialogProps, 'replaced' | 'opener' | 'onClose' | 'onChoose'>;

/** Explains what is shared, or what a switch ends, before the person signs in and chooses. */
export function SignInDialog({ replaced, opener, onClose, onChoose }: SignInDialogProps) {
  const {
    consent: consentWords,
    picker: words,
    format,
    part,
  } = useMessages('SignInDialog', english);
  const from = usePlatformName('SignInDialog')(replaced);
  const { needsConsent, agree } = useConsent();
  const noticeRef = useRef<HTMLDivElement>(null);
  const isSwitch = replaced !== undefined;
  const options = isSwitch ? { replace: true } : {};
  const asksConsent = needsConsent(undefined, options);

  function getTitle() {
    if (isSwitch) return format(words.leaveTitle, { from });
    return asksConsent ? consentWords.title : words.startTitle;
  }

  function getLabel() {
    if (asksConsent) return consentWords.agree;
    return isSwitch ? words.leave : words.go;
  }

  function handleGo() {
    if (asksConsent) void agree(getShownText(noticeRef.current));
    onChoose(undefined, options);
  }

  return (
    <Modal
      step="prepare-dialog"
      title={getTitle()}
      description={isSwitch ? format(words.leaveLead, { from }) : words.startLead}
      opener={opener}
      onClose={onClose}
    >
      {asksConsent && <ConsentNotice ref={noticeRef} />}
      <div {...part('dialog-actions')}>
        <button type="button" {...part('back-button')} onClick={onClose}>
          {words.notNow}
        </button>
        <button type="button" {...part('go-button')} data-variant="primary" onClick={handleGo}>
          {getLabel()}
        </button>
      </div>
    </Modal>
  );
}
