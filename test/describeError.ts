/** Everything that a log would show of an error, its causes too. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const details = JSON.stringify({ ...error });
  return `${error.stack} ${details} ${error.cause === undefined ? '' : describeError(error.cause)}`;
}
