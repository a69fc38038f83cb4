/** The bubbling events that the content of our dialogs handles. */
const OWN = ['click', 'keydown', 'input', 'change', 'focusin', 'focusout'];
/** Events without an `on…` property, or with one on touch devices only. */
const UNLISTED =
  'compositionstart compositionupdate compositionend textInput touchstart touchmove touchend touchcancel';
/** Events that bubble in React only, and that nothing in our dialogs handles. */
const UNHEARD = ['cancel', 'close', 'toggle', 'beforetoggle', 'invalid', 'scroll', 'scrollend'];

function stop(event: Event) {
  if (event.bubbles || UNHEARD.includes(event.type)) event.stopImmediatePropagation();
}

/**
 * Stops the events in `place`, the container of a portal, so that the elements around it receive
 * none. Call it before the portal renders, because React's listeners on the container must run
 * later.
 */
export function isolateEvents(place: HTMLElement): void {
  const names = [...OWN, ...UNHEARD, ...UNLISTED.split(' ')];
  for (const key in place) if (key.startsWith('on')) names.push(key.slice(2));
  for (const name of new Set(names)) {
    // Stop events that we do not handle on their way in. Otherwise React would run the host's
    // capturing handlers, and some wait for the same event at the document, which it never reaches.
    if (!OWN.includes(name)) place.addEventListener(name, stop, true);
    else place.addEventListener(name, (event) => event.stopPropagation());
  }
}
