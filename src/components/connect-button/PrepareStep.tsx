import { useEffect, useRef } from 'react';
import type { Platform } from '../../api/Platform.ts';
import { picker } from '../../messages/picker.ts';
import { SetupNotes } from '../SetupNotes.tsx';
import { StepRail } from '../StepRail.tsx';
import { useMessages } from '../useMessages.ts';

const english = { picker };

interface PrepareStepProps {
  platform: Platform;
  isSwitch: boolean;
  /** The dialog's title. */
  title: string;
  /** The label of the back button. */
  back: string;
  onBack: () => void;
  /** Runs in the click. With `handOver`, the person gets a link and no window opens. */
  onChoose: (handOver: boolean) => void;
}

/** Lists what the person needs before the window opens, with the buttons to go on or back. */
export function PrepareStep({
  platform,
  isSwitch,
  title,
  back,
  onBack,
  onChoose,
}: PrepareStepProps) {
  const { picker: words, format } = useMessages('PrepareStep', english);
  const stepRef = useRef<HTMLElement>(null);
  const { name, device } = platform;
  const isOnPhone = device !== 'any' && window.matchMedia?.('(hover: none)').matches;

  // The pressed button is gone, so move its focus here. The title above stays in sight.
  useEffect(() => stepRef.current?.focus({ preventScroll: true }), []);

  const open = (
    <button
      key="go"
      type="button"
      data-part="go-button"
      data-variant={isOnPhone ? undefined : 'primary'}
      onClick={() => onChoose(false)}
    >
      {isSwitch ? format(words.confirm, { to: name }) : words.go}
    </button>
  );
  const send = (
    <button
      key="send"
      type="button"
      data-part="send-button"
      data-variant={isOnPhone ? 'primary' : undefined}
      onClick={() => onChoose(true)}
    >
      {words.sendLink}
    </button>
  );
  return (
    <section ref={stepRef} data-part="prepare-step" aria-label={title} tabIndex={-1}>
      <StepRail current="signIn" />
      <SetupNotes platform={platform} />
      {isOnPhone && <p data-part="prepare-notice">{format(words.phone, { name })}</p>}
      <div data-part="dialog-actions">
        <button type="button" data-part="back-button" onClick={onBack}>
          {back}
        </button>
        {isOnPhone ? [open, send] : [send, open]}
      </div>
    </section>
  );
}
