/** Returns whether it has handled the key. */
type KeyHandler = (event: KeyboardEvent) => boolean;

/** The handlers, newest first. */
const handlers: KeyHandler[] = [];

const handleKeyDown = (event: KeyboardEvent) => void handlers.some((handle) => handle(event));

/**
 * Calls the handler for each key before anything else on the page. Listeners run in the order in
 * which they were added, so call this early. Without a handler, this only starts to listen.
 */
export function handleKeys(handler: KeyHandler = () => false): () => void {
  // Adding the same listener again does nothing.
  window.addEventListener('keydown', handleKeyDown, true);
  handlers.unshift(handler);
  return () => {
    handlers.splice(handlers.indexOf(handler), 1);
    if (!handlers[0]) window.removeEventListener('keydown', handleKeyDown, true);
  };
}
