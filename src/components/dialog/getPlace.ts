/** Elements that act on any press inside them, or that change how our controls work. */
const UNSUITABLE =
  'a, button, label, summary, fieldset:disabled, [contenteditable], [draggable=true]';

/**
 * Returns the element to append a dialog to: the nearest suitable ancestor of its opener that the
 * browser renders. A modal, a drawer or a focus trap of the host then treats the dialog as its own.
 */
export function getPlace(opener: Element): Element {
  let place = opener.parentElement;
  while (place && (place.getClientRects().length === 0 || place.closest(UNSUITABLE)))
    place = place.parentElement;
  return place ?? document.body;
}
