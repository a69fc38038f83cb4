/** The pixels between the menu and its button, and between the menu and the edge of the window. */
const GAP = 4;
const MARGIN = 8;

const clamp = (value: number, end: number) => Math.max(MARGIN, Math.min(value, end));

/**
 * Moves a menu to its button: below it, or above it if there is no room, or over it if there is
 * none either. Both end at the same edge. `overlay` covers the window and contains the menu. Returns
 * whether the button is in sight.
 */
export function placeMenu(overlay: HTMLElement, menu: HTMLElement, button: HTMLElement): boolean {
  const { top, bottom, left, right } = button.getBoundingClientRect();
  const isInSight =
    bottom >= 0 && top <= (button.ownerDocument.defaultView?.innerHeight ?? Infinity);
  // Without our styles, the browser shows the overlay in the middle of the window, around all items.
  if (getComputedStyle(menu).position === 'static') return isInSight;
  const box = overlay.getBoundingClientRect();
  // The page may be zoomed with CSS.
  const scale = box.width / overlay.offsetWidth || 1;
  const toLength = (pixels: number) => `${pixels / scale}px`;
  menu.style.maxWidth = toLength(box.width - 2 * MARGIN);
  menu.style.maxHeight = toLength(box.height - 2 * MARGIN);
  // Not its rectangle, which would change while the menu appears.
  const [width, height] = [menu.offsetWidth * scale, menu.offsetHeight * scale];
  const isRtl = getComputedStyle(button).direction === 'rtl';

  const x = clamp((isRtl ? left : right - width) - box.left, box.width - MARGIN - width);
  const [end, above] = [box.height - MARGIN - height, top - box.top - GAP - height];
  const below = bottom - box.top + GAP;
  const y = below > end && above >= MARGIN ? above : below;
  menu.style.inset = `${toLength(clamp(y, end))} auto auto ${toLength(x)}`;
  return isInSight;
}
