/** Returns the text of an element as a person sees it, with its line breaks. */
export function getShownText(element: HTMLElement | null): string {
  // Without a layout, as in jsdom, there is no `innerText`.
  const { innerText, textContent }: { innerText?: string; textContent?: string | null } =
    element ?? {};
  return (innerText ?? textContent ?? '').trim();
}
