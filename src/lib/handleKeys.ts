/** Returns whether it handles the key. Nothing else on the page gets the key then. */
type KeyHandler = (event: KeyboardEvent) => boolean;

/** The handlers with the documents whose keys they get, newest first. */
const handlers: { handle: KeyHandler; owner: Document }[] = [];
/** The handled keys that are still down. */
const held = new Set<string>();

function stop(event: KeyboardEvent): void {
  event.stopImmediatePropagation();
  event.preventDefault();
}

function handleKeyDown(this: Window, event: KeyboardEvent): void {
  const { key, repeat } = event;
  // While the key is held down, the browser repeats it. The page has changed in the meantime.
  const isHandled =
    (repeat && held.has(key)) ||
    handlers.some(({ handle, owner }) => owner === this.document && handle(event));
  held.delete(key);
  if (!isHandled) return;
  held.add(key);
  stop(event);
}

/** Some modals close when the key is released. */
function handleKeyUp(this: Window, event: KeyboardEvent): void {
  if (held.delete(event.key)) stop(event);
  stopListening(this.document);
}

function stopListening(owner: Document): void {
  if (held.size > 0 || handlers.some((handler) => handler.owner === owner)) return;
  owner.defaultView?.removeEventListener('keydown', handleKeyDown, true);
  owner.defaultView?.removeEventListener('keyup', handleKeyUp, true);
}

/**
 * Calls the handler for each key in the document before anything else. Listeners run in the order
 * in which they were added, so call this early. Without a handler, this only starts to listen.
 */
export function handleKeys(
  handle: KeyHandler = () => false,
  owner: Document = document,
): () => void {
  // Adding the same listener again does nothing.
  owner.defaultView?.addEventListener('keydown', handleKeyDown, true);
  owner.defaultView?.addEventListener('keyup', handleKeyUp, true);
  const handler = { handle, owner };
  handlers.unshift(handler);
  return () => {
    handlers.splice(handlers.indexOf(handler), 1);
    stopListening(owner);
  };
}
