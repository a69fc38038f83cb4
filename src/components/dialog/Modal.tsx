import * as Dialog from '@radix-ui/react-dialog';
import { setNonce } from 'get-nonce';
import { useCallback, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { lendLook } from './lendLook.ts';

export interface ModalProps {
  part: string;
  title: string;
  description: string;
  /** Whether the dialog asks for a decision. A click outside then does not close it. */
  isAlert?: boolean;
  /** While true, the dialog cannot be closed. */
  isBusy?: boolean;
  opener: HTMLElement;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A modal dialog that is open while mounted. Renders a `<div>` at the end of `body` with the theme
 * and the inherited styles of its opener. Returns focus to the opener when it closes.
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

  // A ref callback runs as soon as the overlay mounts, before the first paint.
  const overlayRef = useCallback(
    (overlay: HTMLElement | null) => {
      if (overlay) lendLook(opener, overlay);
    },
    [opener],
  );

  return (
    <Dialog.Root open onOpenChange={() => !isBusy && onClose()}>
      {createPortal(
        <Dialog.Overlay ref={overlayRef} data-accounting-theme={theme} data-part="dialog-overlay">
          <Dialog.Content
            data-accounting-theme={theme}
            data-part={part}
            role={isAlert ? 'alertdialog' : 'dialog'}
            aria-modal
            onInteractOutside={(event) => isAlert && event.preventDefault()}
            onEscapeKeyDown={(event) => isFilledSearch(event.target) && event.preventDefault()}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              (opener.isConnected ? opener : ancestorRef.current)?.focus();
            }}
          >
            <Dialog.Title data-part="dialog-title">{title}</Dialog.Title>
            <Dialog.Description data-part="dialog-description">{description}</Dialog.Description>
            {children}
          </Dialog.Content>
        </Dialog.Overlay>,
        document.body,
      )}
    </Dialog.Root>
  );
}

/** In a filled search box, Escape clears the text instead of closing the dialog. */
function isFilledSearch(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.value !== '';
}
