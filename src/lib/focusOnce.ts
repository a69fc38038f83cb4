/**
 * Focuses an element that usually takes no focus. If it still could take it afterwards, a modal of
 * the page that contains it would give it the first focus.
 */
export function focusOnce(element: HTMLElement, options?: FocusOptions): void {
  element.tabIndex = -1;
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  element.focus(options);
}
