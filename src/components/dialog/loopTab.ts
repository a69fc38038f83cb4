const canFocus = (element: HTMLElement) =>
  element.tabIndex >= 0 && element.getClientRects().length > 0;

/** Keeps Tab in the dialog: after the last control, the first one follows. */
export function loopTab(event: {
  key: string;
  shiftKey: boolean;
  target: EventTarget;
  currentTarget: HTMLElement;
  preventDefault: () => void;
}): void {
  if (event.key !== 'Tab') return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('*')];
  const at = all.findIndex((element) => element === event.target);
  const rest = event.shiftKey ? all.slice(0, Math.max(at, 0)) : all.slice(at + 1);
  if (rest.some(canFocus)) return;
  event.preventDefault();
  all
    .filter(canFocus)
    .at(event.shiftKey ? -1 : 0)
    ?.focus();
}
