/** Runs an optional action that the browser may refuse, such as writing to storage. */
export function ignoreErrors(action: () => void): void {
  try {
    action();
  } catch {
    // The action is optional.
  }
}
