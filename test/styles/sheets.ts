/** Adds a stylesheet at the end of the page's. */
export function addSheet(css: string): void {
  const style = document.createElement('style');
  style.dataset['sheet'] = '';
  style.textContent = css;
  document.head.append(style);
}

export function removeSheets(): void {
  for (const style of document.querySelectorAll('style[data-sheet]')) style.remove();
}
