/** Returns all the text that a log would show for an error, including its causes. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const details = JSON.stringify({ ...error });
  return `${error.stack} ${details} ${error.cause === undefined ? '' : describeError(error.cause)}`;
}
