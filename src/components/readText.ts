/** Calls a text function of the partner's. Returns `undefined` if it throws or returns no text. */
export function readText(
  read: () => unknown,
  path: string,
  onProblem: (path: string) => void,
): string | undefined {
  try {
    const text = read();
    if (typeof text === 'string') return text;
  } catch {
    // The same as no text.
  }
  onProblem(path);
  return undefined;
}
