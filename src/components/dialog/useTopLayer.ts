import { useLayoutEffect, useRef, useState } from 'react';
import { useStable } from '../../lib/useStable.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { createPlace } from './createPlace.ts';
import { getPlace } from './getPlace.ts';
import { copyPlaceStyles } from './copyPlaceStyles.ts';

interface TopLayerOptions {
  opener: HTMLElement;
  /** Whether the dialog itself gets the focus, and not the first control inside. */
  isFocused: boolean;
  /** Runs when the browser wants to close the dialog, for example with Android's back button. */
  onCancel: () => void;
}

/** Missing in browsers before Chrome 37, Firefox 98 and Safari 15.4, and in jsdom. */
const hasTopLayer = () =>
  typeof IntersectionObserver === 'function' &&
  typeof HTMLDialogElement === 'function' &&
  'showModal' in HTMLDialogElement.prototype;

/**
 * Shows a native `<dialog>` above everything else on the page, inside the ancestors of its opener.
 * If the browser has no native dialogs, uses a `<div>` at the end of `body`. Returns the tag, its
 * ref, and the container for the portal.
 */
export function useTopLayer({ opener, isFocused, onCancel }: TopLayerOptions) {
  const { getContainer } = useAccountingContext('Modal');
  const dialogRef = useRef<HTMLElement | null>(null);
  const handleCancel = useStable(onCancel);
  const [isTopLayer] = useState(hasTopLayer);
  const [{ element: place, isPressed }] = useState(() => createPlace(isTopLayer));

  useLayoutEffect(() => {
    const dialog = dialogRef.current;
    if (!dialog) return undefined;
    const container = getContainer();
    copyPlaceStyles(opener, dialog);

    if (!isTopLayer || !(dialog instanceof HTMLDialogElement)) {
      (container ?? document.body).append(place);
      if (isFocused) dialog.focus();
      return () => place.remove();
    }

    const content = dialog.firstElementChild;
    function show(parent: Element, element: HTMLDialogElement) {
      parent.append(place);
      element.open = false;
      // `showModal()` focuses the first control, which may bring up a keyboard even for a moment.
      content?.toggleAttribute('inert', isFocused);
      element.showModal();
      content?.removeAttribute('inert');
      if (isFocused) element.focus();
      // Before Safari 17, the dialog itself takes the focus. Leave the first control to Radix.
      else if (document.activeElement === element) element.blur();
    }
    function handleRequest(event: Event) {
      event.preventDefault();
      handleCancel();
    }
    function handleClose() {
      // Keep the browser from closing the dialog. Only its owner may do so.
      if (dialog instanceof HTMLDialogElement && !dialog.open) {
        dialog.showModal();
        handleCancel();
      }
    }
    dialog.addEventListener('cancel', handleRequest);
    dialog.addEventListener('close', handleClose);
    show(container ?? getPlace(opener), dialog);

    // A hidden dialog would block the page, so move the dialog if its place is hidden or removed.
    const observer = new IntersectionObserver(() => {
      if (dialog.open && dialog.getClientRects().length === 0) show(getPlace(place), dialog);
    });
    observer.observe(dialog);
    return () => {
      observer.disconnect();
      dialog.removeEventListener('cancel', handleRequest);
      dialog.removeEventListener('close', handleClose);
      // `close()` would give the focus back while the rest of the page is still `aria-hidden`.
      place.remove();
      dialog.open = false;
    };
  }, [opener, place, isTopLayer, isFocused, getContainer, handleCancel]);

  return {
    place,
    isPressed,
    Tag: isTopLayer ? ('dialog' as const) : ('div' as const),
    ref: (element: HTMLElement | null) => {
      dialogRef.current = element;
    },
  };
}
