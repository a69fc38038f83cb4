import * as Dialog from '@radix-ui/react-dialog';
import { hideOthers } from 'aria-hidden';
import { useEffect, useLayoutEffect, useState } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode, RefObject, SyntheticEvent } from 'react';
import { createPortal } from 'react-dom';
import { getFocused, isFocusLost } from '../../lib/getFocused.ts';
import { useStable } from '../../lib/useStable.ts';
import type { PartName } from '../../provider/PartName.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { DialogPanel } from './DialogPanel.tsx';
import { lockScroll } from './lockScroll.ts';
import { loopTab } from './loopTab.ts';
import { useEscape } from './useEscape.ts';
import { useStepMotion } from '../useStepMotion.ts';
import { useTopLayer } from './useTopLayer.ts';

export interface ModalProps {
  /** The name of the current step. Each step starts at its top. */
  step: PartName;
  /** How far the person is, above the title. */
  progress?: ReactNode;
  /** The platform's icon, beside the title. */
  mark?: ReactNode;
  title: string;
  /** `undefined` if a child is the `Dialog.Description`. */
  description: string | undefined;
  /** Whether the dialog requires a decision, so a click outside does not close it. */
  isAlert?: boolean;
  /** While true, the dialog cannot be closed. */
  isBusy?: boolean;
  opener: HTMLElement;
  /** Whether the opener already has the focus back, because another dialog may follow. */
  hasReturnedFocus?: RefObject<boolean>;
  onClose: () => void;
  children: ReactNode;
}

const stop = (event: SyntheticEvent) => event.stopPropagation();
/** Keeps React from running the handlers of the components around a dialog. */
const SILENT = {
  onInput: stop,
  onChange: stop,
  onSelect: stop,
  onFocus: stop,
  onBlur: stop,
  // The partner's icons.
  onLoad: stop,
  onError: stop,
};

const prevent = (event: Event) => event.preventDefault();

/** On a touch device, a focused search box would bring up a keyboard that covers the list. */
const isTouch = () => window.matchMedia?.('(pointer: coarse)').matches;

/**
 * A modal dialog that is open while mounted. Renders a `<dialog>` above the page, next to its
 * opener in the document, with the opener's theme and inherited styles. Elements around it receive
 * none of its events. Returns focus to the opener when it closes.
 */
export function Modal(props: ModalProps) {
  const { step, progress, mark, title, description, isAlert, isBusy, opener, onClose, children } =
    props;
  const { nonce, frame, part } = useAccountingContext('Modal');

  const close = useStable(() => {
    if (!isBusy) onClose();
  });
  const [isFocused] = useState(() => !isAlert && isTouch());
  const { place, Tag, ref, isPressed, isTopLayer } = useTopLayer({
    opener,
    step,
    isFocused,
    onCancel: close,
    onRemoved: onClose,
  });

  const { panelRef, measure } = useStepMotion(step);

  useLayoutEffect(() => lockScroll(place.ownerDocument, nonce), [place, nonce]);

  // Radix does this only for a modal of its own.
  useEffect(() => (isTopLayer ? hideOthers(place) : undefined), [isTopLayer, place]);

  useEscape({
    getElement: () => place,
    // Nothing has the focus if the focused element was removed.
    owns: () => place.contains(getFocused(place)) || isFocusLost(place),
    onEscape: close,
  });

  function handleKeyDown(event: KeyboardEvent<HTMLElement>) {
    event.stopPropagation();
    // The person still holds the key that opened the dialog.
    if (event.key === 'Enter' && event.repeat) event.preventDefault();
    // Radix does this too, but not in a shadow root or a frame.
    if (isTopLayer) loopTab(event);
  }

  function handleClick(event: MouseEvent) {
    event.stopPropagation();
    measure();
    const { target, currentTarget } = event;
    // A drag that selects text may end outside of the panel.
    if (!isAlert && target === currentTarget && isPressed(target)) close();
  }

  return (
    // The browser keeps the rest of the page from being used. Radix would do so with styles of `body`,
    // which another version of Radix on the page may have set and may restore at the wrong time.
    <Dialog.Root open modal={!isTopLayer} onOpenChange={close}>
      {createPortal(
        <Dialog.Content
          asChild
          role={isAlert ? 'alertdialog' : 'dialog'}
          aria-modal
          // Nothing outside can be pressed, and Escape is handled above.
          onInteractOutside={prevent}
          onEscapeKeyDown={prevent}
          onOpenAutoFocus={(event) => isTopLayer && event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (props.hasReturnedFocus?.current) return;
            // Connecting may have removed the opener. The widget then focuses its title.
            if (opener.isConnected) opener.focus();
          }}
        >
          <Tag
            {...frame}
            ref={ref}
            {...part('dialog-overlay')}
            {...SILENT}
            onClick={handleClick}
            onKeyDown={handleKeyDown}
          >
            <DialogPanel {...{ panelRef, step, progress, mark, title, description }}>
              {children}
            </DialogPanel>
          </Tag>
        </Dialog.Content>,
        place,
      )}
    </Dialog.Root>
  );
}
