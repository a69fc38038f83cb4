import { isComposing } from './isComposing.ts';

interface EscapeHandler {
  /** Whether the key belongs to this handler. */
  owns: (target: EventTarget | undefined) => boolean;
  onEscape: () => void;
}

/** The newest comes first. */
const handlers: EscapeHandler[] = [];
let watchers = 0;

function handleKeyDown(event: KeyboardEvent) {
  if (event.key !== 'Escape') return;
  const [target] = event.composedPath();
  const handler = handlers.find(({ owns }) => owns(target));
  if (!handler) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  if (!isComposing(event)) handler.onEscape();
}

/**
 * Starts to listen. Whoever listens first, hears Escape first, so components call this when they
 * mount, before a modal of the host that contains them.
 */
export function watchEscape(): () => void {
  watchers += 1;
  if (watchers === 1) window.addEventListener('keydown', handleKeyDown, true);
  return () => {
    watchers -= 1;
    if (watchers === 0) window.removeEventListener('keydown', handleKeyDown, true);
  };
}

/** Handles Escape before anything else on the page, which then does not hear it. */
export function handleEscape(handler: EscapeHandler): () => void {
  const stopWatching = watchEscape();
  handlers.unshift(handler);
  return () => {
    handlers.splice(handlers.indexOf(handler), 1);
    stopWatching();
  };
}
