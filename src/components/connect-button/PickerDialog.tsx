import { useRef, useState } from 'react';
import type { MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import type { Platform } from '../../api/Platform.ts';
import type { ConnectOptions } from '../../hooks/useConnect.ts';
import { useConsent } from '../../hooks/useConsent.ts';
import { usePlatforms } from '../../hooks/usePlatforms.ts';
import { picker } from '../../messages/picker.ts';
import { Modal } from '../dialog/Modal.tsx';
import type { PickerOptions } from '../platform-picker/PickerOptions.ts';
import { PlatformIcon } from '../platform-picker/PlatformIcon.tsx';
import { PlatformPicker } from '../platform-picker/PlatformPicker.tsx';
import { StepRail } from '../StepRail.tsx';
import { useMessages } from '../useMessages.ts';
import { usePlatformName } from '../usePlatformName.ts';
import { needsPreparation } from './needsPreparation.ts';
import { PrepareStep } from './PrepareStep.tsx';
import { SignInDialog } from './SignInDialog.tsx';
import { useKeptPlace } from './useKeptPlace.ts';

const english = { picker };

export interface PickerDialogProps extends PickerOptions {
  /** The platform chosen in advance, which skips the list. Ignored if it is the replaced one. */
  platform?: Platform | undefined;
  /** The key of the connected platform that the chosen one replaces. */
  replaced?: string | null | undefined;
  opener: HTMLElement;
  onClose: () => void;
  /** Runs in the click, so the browser allows a window to open. */
  onChoose: (key: string | undefined, options: ConnectOptions) => void;
}

/**
 * Lists the platforms, or only says what follows if people choose one while signing in. Renders a
 * `role="dialog"`.
 */
export function PickerDialog(props: PickerDialogProps) {
  return usePlatforms().canChoosePlatform ? <ListDialog {...props} /> : <SignInDialog {...props} />;
}

/**
 * Explains what is shared and lists the platforms. A second step follows if the chosen platform
 * needs preparation, the switch needs confirmation, or the person has to consent.
 */
function ListDialog(props: PickerDialogProps) {
  const { platform, replaced, opener, onClose, onChoose, filter, ...others } = props;
  const { onMissingPlatform, ...listOptions } = others;
  const { picker: words, format, part } = useMessages('PickerDialog', english);
  const from = usePlatformName('PickerDialog')(replaced);
  const [pressed, setPressed] = useState(platform);
  const { needsConsent } = useConsent();
  const [wantsLink, setWantsLink] = useState(false);
  const isSwitch = replaced !== undefined;
  // Another tab may have connected this platform in the meantime; go back to the list.
  const chosen = pressed?.key === replaced ? undefined : pressed;
  const isOnly = chosen !== undefined && chosen.key === platform?.key;
  const asksConsent = chosen !== undefined && needsConsent(chosen.key, { replace: isSwitch });
  // Who sends a link has to agree too, in a step of its own.
  const isForLink = wantsLink && asksConsent;
  const isConsentOnly = isForLink || (asksConsent && !isSwitch && !needsPreparation(chosen));
  const keepPlace = useKeptPlace(!chosen);
  const hasReturnedFocus = useRef(false);

  const isOffered = (candidate: Platform) =>
    candidate.key !== replaced && (filter?.(candidate) ?? true);

  function handleSelect(selected: Platform, event: MouseEvent<HTMLElement>) {
    if (!isSwitch && !needsPreparation(selected) && !needsConsent(selected.key)) {
      onChoose(selected.key, {});
      return;
    }
    keepPlace(event.currentTarget);
    setPressed(selected);
  }

  function handleBack() {
    if (isForLink) setWantsLink(false);
    else if (isOnly) onClose();
    else setPressed(undefined);
  }

  function handleMissing(query: string) {
    // The partner's dialog, if it opens one, gives the focus back to what has it now.
    flushSync(onClose);
    opener.focus();
    hasReturnedFocus.current = true;
    onMissingPlatform?.(query);
  }

  function getWords() {
    if (chosen && isSwitch && !isConsentOnly) {
      const names = { from, to: chosen.name };
      return [format(words.confirmTitle, names), format(words.confirmLead, names)] as const;
    }
    if (chosen) {
      const lead = isConsentOnly ? undefined : words.beforeLead;
      return [format(words.before, { name: chosen.name }), lead] as const;
    }
    return isSwitch
      ? ([words.switchTitle, format(words.switchIntro, { from })] as const)
      : ([words.title, words.intro] as const);
  }

  const [title, description] = getWords();
  return (
    <Modal
      step={chosen ? 'prepare-dialog' : 'picker-dialog'}
      progress={chosen && <StepRail current="signIn" />}
      mark={chosen && <PlatformIcon platform={chosen} renderIcon={listOptions.renderIcon} />}
      title={title}
      description={description}
      opener={opener}
      hasReturnedFocus={hasReturnedFocus}
      onClose={onClose}
    >
      {chosen && (
        <PrepareStep
          // Another step gets the focus.
          key={isForLink ? 'link' : 'window'}
          platform={chosen}
          isSwitch={isSwitch}
          asks={isConsentOnly ? 'only' : asksConsent ? 'too' : 'none'}
          title={title}
          back={isOnly && !isForLink ? words.notNow : words.back}
          onBack={handleBack}
          onWantLink={() => setWantsLink(true)}
          onChoose={(handOver) =>
            onChoose(chosen.key, { handOver: handOver || isForLink, replace: isSwitch })
          }
        />
      )}
      {!isOnly && (
        <PlatformPicker
          {...listOptions}
          hidden={chosen !== undefined}
          value={null}
          filter={isOffered}
          onSelect={handleSelect}
          onMissingPlatform={onMissingPlatform && handleMissing}
        />
      )}
      {/* Comes after the picker, so that the search box gets the initial focus. */}
      <button type="button" {...part('close-button')} aria-label={words.close} onClick={onClose} />
    </Modal>
  );
}
