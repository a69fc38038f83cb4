import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { addPlace } from '../../components/dialog/addPlace.ts';
import { copyPlaceStyles } from '../../components/dialog/copyPlaceStyles.ts';
import { createPlace } from '../../components/dialog/createPlace.ts';
import { getPlace } from '../../components/dialog/getPlace.ts';
import { getFocused, isFocusLost } from '../../lib/getFocused.ts';
import { useStable } from '../../lib/useStable.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { findMenuItem } from './findMenuItem.ts';
import { placeMenu } from './placeMenu.ts';

export interface MenuPlaceOptions {
  opener: HTMLElement;
  /** The key that leads to the item with the first focus. */
  startKey: 'Home' | 'End';
  onClose: () => void;
}

/**
 * Shows a menu above everything else on the page, inside the ancestors of its opener, and keeps it
 * at its opener and the focus in it. Closes it when the opener is out of sight or the person turns
 * to another window.
 */
export function useMenuPlace({ opener, startKey, onClose }: MenuPlaceOptions) {
  const { getContainer } = useAccountingContext('AccountingConnect');
  const overlayRef = useRef<HTMLDivElement>(null);
  const menuRef = useRef<HTMLDivElement>(null);
  const [{ element: place, isPressed }] = useState(() => createPlace(true, onClose));

  const leave = useStable(() => {
    opener.focus({ preventScroll: true });
    onClose();
  });

  /** Returns whether the key leads to an item. */
  const focusItem = useStable((key: string) => {
    const items = [...place.querySelectorAll<HTMLElement>('[role=menuitem]')];
    const focused = getFocused(place);
    const current = items.findIndex((item) => item === focused);
    const next = findMenuItem(items, current, key);
    next?.focus();
    return next !== undefined;
  });

  const update = useStable(() => {
    const [overlay, menu] = [overlayRef.current, menuRef.current];
    if (overlay && menu && !placeMenu(overlay, menu, opener)) leave();
    // The item with the focus may have gone.
    else if (isFocusLost(place)) focusItem('Home');
  });

  useLayoutEffect(() => {
    const { current: overlay } = overlayRef;
    if (!overlay) return undefined;
    const container = getContainer();
    copyPlaceStyles(opener, overlay);
    addPlace(container?.isConnected ? container : getPlace(opener), place);
    // In older browsers, the overlay covers only the widget.
    if ('showPopover' in overlay) {
      overlay.popover = 'manual';
      overlay.showPopover();
    }
    update();
    focusItem(startKey);
    return () => place.remove();
  }, [opener, place, startKey, getContainer, update, focusItem]);

  // The items may have changed.
  useLayoutEffect(update);

  useEffect(() => {
    const { defaultView: view } = opener.ownerDocument;
    function handleBlur() {
      // In a frame, a focus of ours could take the focus from the page around it.
      if (view === view?.top && place.contains(getFocused(place))) leave();
      else onClose();
    }
    const ended = new AbortController();
    const { signal } = ended;
    // Presses on the overlay never get here.
    view?.addEventListener('pointerdown', onClose, { signal });
    view?.addEventListener('scroll', update, { signal, capture: true });
    view?.addEventListener('resize', update, { signal });
    view?.addEventListener('blur', handleBlur, { signal });
    return () => ended.abort();
  }, [opener, place, update, leave, onClose]);

  return { place, overlayRef, menuRef, isPressed, leave, focusItem };
}
