/** Does what a browser, above all one inside another app, may refuse. */
export function attempt(action: () => void): void {
  try {
    action();
  } catch {
    // Then it is not done.
  }
}
