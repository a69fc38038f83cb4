import { ignoreSecondPress } from './ignoreSecondPress.ts';
import { isolateEvents } from './isolateEvents.ts';

export interface Place {
  /** The container of a dialog's portal. */
  element: HTMLElement;
  /** Whether the pointer was pressed on this element most recently. */
  isPressed: (element: EventTarget) => boolean;
}

/**
 * Creates the element that holds a dialog in the host's page. `onRequest` runs when the browser
 * wants to close the dialog, for example with Android's back button, or has closed it.
 */
export function createPlace(isIsolated: boolean, onRequest: () => void): Place {
  // No rule of the host means an element of this name.
  const element = document.createElement('accounting-place');
  // The dialog inherits none of the host's styles, and the element has no box in its layout.
  element.style.setProperty('all', 'initial', 'important');
  // People may set these three themselves, so they must not be important.
  for (const name of ['letter-spacing', 'word-spacing', 'line-height']) {
    element.style.setProperty(name, 'initial');
  }
  element.style.setProperty('display', 'contents', 'important');
  // Many pages let everything inherit this, with rules that win over a layer.
  element.style.setProperty('box-sizing', 'border-box', 'important');
  let pressed: EventTarget | null = null;
  element.addEventListener('pointerdown', ({ target }) => (pressed = target), true);
  ignoreSecondPress(element);
  if (isIsolated) {
    for (const type of ['cancel', 'close']) {
      element.addEventListener(
        type,
        (event) => {
          event.preventDefault();
          onRequest();
        },
        true,
      );
    }
    isolateEvents(element);
  }
  return { element, isPressed: (candidate) => candidate === pressed };
}
