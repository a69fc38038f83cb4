import * as Dialog from '@radix-ui/react-dialog';
import { useEffect, useId, useRef } from 'react';
import type { Platform } from '../../api/Platform.ts';
import { useConsent } from '../../hooks/useConsent.ts';
import { getShownText } from '../../lib/getShownText.ts';
import { consent } from '../../messages/consent.ts';
import { picker } from '../../messages/picker.ts';
import { ConsentNotice } from '../consent-notice/ConsentNotice.tsx';
import { SetupNotes } from '../SetupNotes.tsx';
import { useMessages } from '../useMessages.ts';
import { needsPreparation } from './needsPreparation.ts';

const english = { consent, picker };

interface PrepareStepProps {
  platform: Platform;
  isSwitch: boolean;
  /** Whether the person has to agree here, besides preparing, or does nothing else here. */
  asks: 'none' | 'too' | 'only';
  /** The dialog's title. */
  title: string;
  /** The label of the back button. */
  back: string;
  onBack: () => void;
  /** Runs if the person wants a link, but has to agree first. */
  onWantLink: () => void;
  /** Runs in the click. With `handOver`, the person gets a link and no window opens. */
  onChoose: (handOver: boolean) => void;
}

/**
 * Lists what the person needs and what they agree to before the window opens, with the buttons to go
 * on or back.
 */
export function PrepareStep(props: PrepareStepProps) {
  const { platform, isSwitch, asks, title, back, onBack, onWantLink, onChoose } = props;
  const {
    consent: consentWords,
    picker: words,
    format,
    part,
  } = useMessages('PrepareStep', english);
  const { agree } = useConsent();
  const stepRef = useRef<HTMLElement>(null);
  const noticeRef = useRef<HTMLDivElement>(null);
  const noticeId = useId();
  const headingId = useId();
  const { key, name, device } = platform;
  const isOnly = asks === 'only';
  const isOnPhone = !isOnly && device !== 'any' && window.matchMedia?.('(hover: none)').matches;

  // The pressed button is gone, so move its focus here. The title above stays in sight.
  useEffect(() => stepRef.current?.focus({ preventScroll: true }), []);

  function getLabel() {
    if (asks !== 'none') return consentWords.agree;
    return isSwitch ? format(words.confirm, { to: name }) : words.go;
  }

  function getDescription() {
    if (asks === 'none') return undefined;
    return asks === 'too' ? `${headingId} ${noticeId}` : noticeId;
  }

  function handleGo() {
    if (asks !== 'none') void agree(getShownText(noticeRef.current), key);
    onChoose(false);
  }

  const notice = <ConsentNotice ref={noticeRef} id={noticeId} platform={key} />;
  const open = (
    <button
      key="go"
      type="button"
      {...part('go-button')}
      data-variant={isOnPhone ? undefined : 'primary'}
      onClick={handleGo}
    >
      {getLabel()}
    </button>
  );
  const send = (
    <button
      key="send"
      type="button"
      {...part('send-button')}
      data-variant={isOnPhone ? 'primary' : undefined}
      onClick={() => (asks === 'too' ? onWantLink() : onChoose(true))}
    >
      {words.sendLink}
    </button>
  );
  return (
    <section
      ref={stepRef}
      {...part('prepare-step')}
      aria-label={title}
      aria-describedby={getDescription()}
      tabIndex={-1}
    >
      {isOnPhone && (
        <p {...part('notice')} data-tone="warning">
          {format(words.phone, { name })}
        </p>
      )}
      {isSwitch && !isOnly && needsPreparation(platform) && (
        <p {...part('prepare-heading')}>{words.beforeLead}</p>
      )}
      {!isOnly && <SetupNotes platform={platform} />}
      {asks === 'too' && (
        <div {...part('consent-question')}>
          <p id={headingId} {...part('consent-heading')}>
            {consentWords.allows}
          </p>
          {notice}
        </div>
      )}
      {isOnly && (
        <Dialog.Description asChild>
          <div {...part('consent-description')}>{notice}</div>
        </Dialog.Description>
      )}
      <div {...part('dialog-actions')}>
        <button type="button" {...part('back-button')} onClick={onBack}>
          {back}
        </button>
        {isOnly ? open : isOnPhone ? [open, send] : [send, open]}
      </div>
    </section>
  );
}
