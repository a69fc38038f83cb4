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
  /** Asks for a decision: a click outside does not answer it. */
  isAlert?: boolean;
  /** While true, it cannot be closed. */
  isBusy?: boolean;
  opener: HTMLElement;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A modal dialog; mounted is open. Renders a `<div>` at the end of `body` that carries the theme
 * and the look of what opened it, and gives the focus back to that.
 */
export function Modal(props: ModalProps) {
  const { part, title, description, isAlert, isBusy, opener, onClose, children } = props;
  const { theme, nonce } = useAccountingContext('Modal');
  // Connecting or disconnecting may take the opener off the page.
  const ancestorRef = useRef(opener.parentElement?.closest<HTMLElement>('[tabindex]'));

  // Before Radix's own effects, which add the scroll lock's `<style>`.
  useLayoutEffect(() => {
    if (nonce) setNonce(nonce);
  }, [nonce]);

  // A ref: it runs as soon as the overlay is there, before it is painted.
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

/** Escape empties the search first. */
function isFilledSearch(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.value !== '';
}
