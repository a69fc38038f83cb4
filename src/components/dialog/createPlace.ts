import { isolateEvents } from './isolateEvents.ts';

export interface Place {
  /** The container of a dialog's portal. */
  element: HTMLElement;
  /** Whether the pointer was pressed on this element most recently. */
  isPressed: (element: EventTarget) => boolean;
}

/** Creates the element that holds a dialog in the host's page. */
export function createPlace(isIsolated: boolean): Place {
  const element = document.createElement('div');
  // Without a box, the element does not affect the host's layout.
  element.style.display = 'contents';
  let pressed: EventTarget | null = null;
  element.addEventListener('pointerdown', ({ target }) => (pressed = target), true);
  if (isIsolated) isolateEvents(element);
  return { element, isPressed: (candidate) => candidate === pressed };
}
