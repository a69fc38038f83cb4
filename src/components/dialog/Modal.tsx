import * as Dialog from '@radix-ui/react-dialog';
import { setNonce } from 'get-nonce';
import { useLayoutEffect, useRef, useState } from 'react';
import type { MouseEvent, ReactNode, SyntheticEvent } from 'react';
import { createPortal } from 'react-dom';
import { useStable } from '../../lib/useStable.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { useEscape } from './useEscape.ts';
import { useTopLayer } from './useTopLayer.ts';

export interface ModalProps {
  part: string;
  title: string;
  description: string;
  /** Whether the dialog requires a decision, so a click outside does not close it. */
  isAlert?: boolean;
  /** While true, the dialog cannot be closed. */
  isBusy?: boolean;
  opener: HTMLElement;
  onClose: () => void;
  children: ReactNode;
}

const stop = (event: SyntheticEvent) => event.stopPropagation();
/** Keeps React from running the handlers of the components around a dialog. */
const SILENT = {
  onClick: stop,
  onKeyDown: stop,
  onInput: stop,
  onChange: stop,
  onSelect: stop,
  onFocus: stop,
  onBlur: stop,
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
  const { part, title, description, isAlert, isBusy, opener, onClose, children } = props;
  const { theme, nonce } = useAccountingContext('Modal');
  // Connecting or disconnecting may remove the opener from the page.
  const ancestorRef = useRef(opener.parentElement?.closest<HTMLElement>('[tabindex]'));

  // Set the nonce before Radix's own effects add the scroll lock's `<style>`.
  useLayoutEffect(() => {
    if (nonce) setNonce(nonce);
  }, [nonce]);

  const close = useStable(() => {
    if (!isBusy) onClose();
  });
  const [isFocused] = useState(() => !isAlert && isTouch());
  const { place, Tag, ref, isPressed } = useTopLayer({ opener, isFocused, onCancel: close });

  useEscape({
    // The body has the focus if the focused element was removed.
    owns: (target) =>
      target === document.body || (target instanceof Node && place.contains(target)),
    onEscape: close,
  });

  function handleClick(event: MouseEvent) {
    event.stopPropagation();
    const { target, currentTarget } = event;
    // A drag that selects text may end outside of the panel.
    if (!isAlert && target === currentTarget && isPressed(target)) close();
  }

  return (
    <Dialog.Root open onOpenChange={close}>
      {createPortal(
        <Dialog.Overlay asChild>
          <Dialog.Content
            asChild
            role={isAlert ? 'alertdialog' : 'dialog'}
            aria-modal
            // Nothing outside can be pressed, and Escape is handled above.
            onInteractOutside={prevent}
            onEscapeKeyDown={prevent}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              if (opener.isConnected) opener.focus();
              // The widget may have given the focus to its title.
              else if (document.activeElement === document.body) ancestorRef.current?.focus();
            }}
          >
            <Tag
              ref={ref}
              data-accounting-theme={theme}
              data-part="dialog-overlay"
              {...SILENT}
              onClick={handleClick}
            >
              {/* The key makes each step start at its top, wherever the last one was scrolled to. */}
              <div key={part} data-accounting-theme={theme} data-part={part}>
                <Dialog.Title data-part="dialog-title">{title}</Dialog.Title>
                <Dialog.Description data-part="dialog-description">
                  {description}
                </Dialog.Description>
                {children}
              </div>
            </Tag>
          </Dialog.Content>
        </Dialog.Overlay>,
        place,
      )}
    </Dialog.Root>
  );
}
