/** Elements that act on any press inside them, or that change how our controls work. */
const UNSUITABLE =
  'a, button, label, summary, fieldset:disabled, [contenteditable], [draggable=true]';

/**
 * The element to append a dialog to: the nearest suitable ancestor of its opener
 * that the browser renders. There, a modal,
 * a drawer or a focus trap of the host takes the dialog for a part of itself.
 */
export function getPlace(opener: Element): Element {
  let place = opener.parentElement;
  while (place && (place.getClientRects().length === 0 || place.closest(UNSUITABLE)))
    place = place.parentElement;
  return place ?? document.body;
}
