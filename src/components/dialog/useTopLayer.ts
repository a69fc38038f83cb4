import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { isFocusLost } from '../../lib/getFocused.ts';
import { useStable } from '../../lib/useStable.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { addPlace } from './addPlace.ts';
import { createPlace } from './createPlace.ts';
import { getPlace } from './getPlace.ts';
import { copyPlaceStyles } from './copyPlaceStyles.ts';

interface TopLayerOptions {
  opener: HTMLElement;
  /** The name of the current step. */
  step: string;
  /** Whether the dialog itself gets the focus, and not the first control inside. */
  isFocused: boolean;
  /** Runs when the browser wants to close the dialog, for example with Android's back button. */
  onCancel: () => void;
  /** Runs when something else on the page has removed the dialog. */
  onRemoved: () => void;
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
export function useTopLayer(options: TopLayerOptions) {
  const { opener, step, isFocused } = options;
  const { getContainer } = useAccountingContext('Modal');
  const dialogRef = useRef<HTMLElement | null>(null);
  const shown = useRef(step);
  const handleRemoved = useStable(options.onRemoved);
  const [isTopLayer] = useState(hasTopLayer);
  const handleRequest = useStable(() => {
    const { current } = dialogRef;
    // Keep the browser from closing the dialog. Only its owner may do so.
    if (current instanceof HTMLDialogElement && !current.open && current.isConnected)
      current.showModal();
    options.onCancel();
  });
  const [{ element: place, isPressed }] = useState(() => createPlace(isTopLayer, handleRequest));

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

    function show(parent: Element | ShadowRoot, element: HTMLDialogElement) {
      const content = element.firstElementChild;
      addPlace(parent, place);
      element.open = false;
      // `showModal()` focuses the first control, which may bring up a keyboard even for a moment.
      content?.toggleAttribute('inert', true);
      element.showModal();
      content?.removeAttribute('inert');
      const first = content?.querySelector<HTMLElement>('button, input');
      const [end = 0, firstEnd = 0] = [content, first].map(
        (part) => part?.getBoundingClientRect().bottom,
      );
      // In a low window, the dialog starts at its title, and the first control is out of sight.
      (isFocused || firstEnd > end ? element : first)?.focus({ preventScroll: true });
    }
    show(container?.isConnected ? container : getPlace(opener), dialog);

    // A hidden dialog would block the page, so move the dialog if its place is hidden or removed.
    const observer = new IntersectionObserver(() => {
      if (dialog.getClientRects().length > 0) return;
      if (dialog.parentNode === place && place.parentNode) show(getPlace(place), dialog);
      else handleRemoved();
    });
    observer.observe(dialog);
    return () => {
      observer.disconnect();
      // React removes the dialog from where it has put it.
      if (dialog.parentNode !== place) place.append(dialog);
      // `close()` would give the focus back while the rest of the page is still `aria-hidden`.
      place.remove();
      dialog.open = false;
    };
  }, [opener, place, isTopLayer, isFocused, getContainer, handleRemoved]);

  // The pressed button may have gone with its step.
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    if (isTopLayer && isFocusLost(place)) dialogRef.current?.focus();
  }, [step, place, isTopLayer]);

  return {
    place,
    isPressed,
    isTopLayer,
    Tag: isTopLayer ? ('dialog' as const) : ('div' as const),
    ref: (element: HTMLElement | null) => {
      dialogRef.current = element;
    },
  };
}
