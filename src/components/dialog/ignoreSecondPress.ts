import { getLastPress } from '../../lib/getLastPress.ts';

/** The most milliseconds and pixels between the two presses of a double press. */
const WAIT = 500;
const DISTANCE = 24;

const getControl = (target: EventTarget | null) =>
  target instanceof Element ? (target.closest('a, button, input') ?? target) : target;

/**
 * Makes the second press of a double press do nothing in `place` if the first one was on something
 * else: on the button that opened the dialog, or on a control of the step before.
 */
export function ignoreSecondPress(place: HTMLElement): void {
  let last = getLastPress();
  let control: EventTarget | null = null;
  let isDown = false;
  let isElsewhere = false;
  let isQuick = false;

  function compare({ target, clientX, clientY, timeStamp }: MouseEvent) {
    isElsewhere = getControl(target) !== control;
    isQuick =
      last !== undefined &&
      timeStamp - last.time < WAIT &&
      Math.hypot(clientX - last.x, clientY - last.y) < DISTANCE;
  }
  function handlePointerDown(event: PointerEvent) {
    compare(event);
    isDown = true;
    last = getLastPress();
    control = getControl(event.target);
  }
  function handleClick(event: MouseEvent) {
    // A finger may have touched the opener. What it taps is found out when it has left the screen.
    if (!isDown) {
      last = getLastPress();
      compare(event);
    }
    isDown = event.type === 'mousedown';
    const { detail, isTrusted } = event;
    // Keys count no presses. A mouse counts them, as slow as the person has told the system.
    // Presses of test libraries have no position.
    if (!isTrusted || detail === 0 || !isElsewhere || !(isQuick || detail > 1)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  place.addEventListener('pointerdown', handlePointerDown, true);
  place.addEventListener('mousedown', handleClick, true);
  place.addEventListener('click', handleClick, true);
}
