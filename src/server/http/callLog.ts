/** Passes an error to the partner's log. Never throws, because a log must not change the answer. */
export function callLog(
  onError: ((error: unknown, more?: string) => unknown) | undefined,
  ...args: [error: unknown, more?: string]
): void {
  try {
    // oxlint-disable-next-line no-console -- without `onError`, errors must not go unnoticed
    Promise.resolve((onError ?? console.error)(...args)).catch(() => undefined);
  } catch {
    // The same, if it is not asynchronous.
  }
}
