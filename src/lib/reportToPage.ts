/** Passes an error on to the page's own error reports, as the browser does with an uncaught one. */
export function reportToPage(error: unknown): void {
  // Node has no `reportError`.
  if (typeof reportError === 'function') reportError(error);
  // oxlint-disable-next-line no-console -- as `reportError` does
  else console.error(error);
}
