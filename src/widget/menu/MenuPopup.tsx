import type { FocusEvent, KeyboardEvent, MouseEvent, ReactNode, SyntheticEvent } from 'react';
import { createPortal } from 'react-dom';
import { useEscape } from '../../components/dialog/useEscape.ts';
import { getFocused, isFocusLost } from '../../lib/getFocused.ts';
import { isComposing } from '../../lib/isComposing.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { MenuContext } from './MenuContext.ts';
import { useMenuPlace } from './useMenuPlace.ts';
import type { MenuPlaceOptions } from './useMenuPlace.ts';

const stop = (event: SyntheticEvent) => event.stopPropagation();

interface MenuPopupProps extends MenuPlaceOptions {
  /** The id and the accessible name of the menu. */
  id: string;
  label: string;
  children: ReactNode;
}

/**
 * The open menu. Renders an overlay above the page, next to its opener in the document, so that a
 * focus trap around the opener holds it too. A press on the overlay only closes the menu. Elements
 * around it receive none of its events.
 */
export function MenuPopup(props: MenuPopupProps) {
  const { label, id, children, ...options } = props;
  const { frame, part } = useAccountingContext('AccountingConnect');
  const { place, overlayRef, menuRef, isPressed, leave, focusItem } = useMenuPlace(options);

  useEscape({
    getElement: () => place,
    // Nothing has the focus if the focused item was removed.
    owns: () => place.contains(getFocused(place)) || isFocusLost(place),
    onEscape: leave,
  });

  function handleClick(event: MouseEvent) {
    event.stopPropagation();
    const { target, currentTarget } = event;
    // A press that slips off an item may end outside of the menu.
    if (target === currentTarget && isPressed(target)) leave();
  }

  function handleKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    const { key, repeat, nativeEvent } = event;
    if (key === 'Tab') {
      // The browser moves on from the button.
      leave();
      return;
    }
    // The person still holds the key that opened the menu.
    if (key === 'Enter' && repeat) event.preventDefault();
    if (isComposing(nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (focusItem(key)) event.preventDefault();
  }

  function handleBlur(event: FocusEvent) {
    event.stopPropagation();
    // Without `relatedTarget`, the item or the window itself has lost the focus.
    if (event.relatedTarget && !place.contains(event.relatedTarget)) options.onClose();
  }

  return createPortal(
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only the menu inside has a role
    <div
      {...frame}
      ref={overlayRef}
      {...part('menu-overlay')}
      // Holds the focus after a press beside the items.
      tabIndex={-1}
      onClick={handleClick}
      onKeyDown={handleKeyDown}
      onFocus={stop}
      onBlur={handleBlur}
    >
      <div ref={menuRef} id={id} role="menu" aria-label={label} {...part('menu')}>
        <MenuContext.Provider
          value={(action) => {
            leave();
            action(options.opener);
          }}
        >
          {children}
        </MenuContext.Provider>
      </div>
    </div>,
    place,
  );
}
