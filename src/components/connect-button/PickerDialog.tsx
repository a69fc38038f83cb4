import { useRef, useState } from 'react';
import type { MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import type { Platform } from '../../api/Platform.ts';
import type { ConnectOptions } from '../../hooks/useConnect.ts';
import { usePlatforms } from '../../hooks/usePlatforms.ts';
import { picker } from '../../messages/picker.ts';
import { Modal } from '../dialog/Modal.tsx';
import type { PickerOptions } from '../platform-picker/PickerOptions.ts';
import { PlatformIcon } from '../platform-picker/PlatformIcon.tsx';
import { PlatformPicker } from '../platform-picker/PlatformPicker.tsx';
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
 * needs preparation or the switch needs confirmation.
 */
function ListDialog(props: PickerDialogProps) {
  const { platform, replaced, opener, onClose, onChoose, filter, ...others } = props;
  const { onMissingPlatform, ...listOptions } = others;
  const { picker: words, format } = useMessages('PickerDialog', english);
  const from = usePlatformName('PickerDialog')(replaced);
  const [pressed, setPressed] = useState(platform);
  const isSwitch = replaced !== undefined;
  // Another tab may have connected this platform in the meantime; go back to the list.
  const chosen = pressed?.key === replaced ? undefined : pressed;
  const isOnly = chosen !== undefined && chosen.key === platform?.key;
  const keepPlace = useKeptPlace(!chosen);
  const hasReturnedFocus = useRef(false);

  const isOffered = (candidate: Platform) =>
    candidate.key !== replaced && (filter?.(candidate) ?? true);

  function handleSelect(selected: Platform, event: MouseEvent<HTMLElement>) {
    if (!isSwitch && !needsPreparation(selected)) {
      onChoose(selected.key, {});
      return;
    }
    keepPlace(event.currentTarget);
    setPressed(selected);
  }

  function handleMissing(query: string) {
    // The partner's dialog, if it opens one, gives the focus back to what has it now.
    flushSync(onClose);
    opener.focus();
    hasReturnedFocus.current = true;
    onMissingPlatform?.(query);
  }

  function getWords() {
    if (chosen && isSwitch) {
      const names = { from, to: chosen.name };
      return [format(words.confirmTitle, names), format(words.confirmLead, names)] as const;
    }
    if (chosen) return [format(words.before, { name: chosen.name }), words.beforeLead] as const;
    return isSwitch
      ? ([words.switchTitle, format(words.switchIntro, { from })] as const)
      : ([words.title, words.intro] as const);
  }

  const [title, description] = getWords();
  return (
    <Modal
      part={chosen ? 'prepare-dialog' : 'picker-dialog'}
      mark={chosen && <PlatformIcon platform={chosen} renderIcon={listOptions.renderIcon} />}
      title={title}
      description={description}
      opener={opener}
      hasReturnedFocus={hasReturnedFocus}
      onClose={onClose}
    >
      {chosen && (
        <PrepareStep
          platform={chosen}
          isSwitch={isSwitch}
          title={title}
          back={isOnly ? words.notNow : words.back}
          onBack={isOnly ? onClose : () => setPressed(undefined)}
          onChoose={(handOver) => onChoose(chosen.key, { handOver, replace: isSwitch })}
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
      <button type="button" data-part="close-button" aria-label={words.close} onClick={onClose} />
    </Modal>
  );
}
