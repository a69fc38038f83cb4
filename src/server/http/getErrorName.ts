/** The name of an error, for the log. Its message may quote what was sent. */
export function getErrorName(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  return /^\w{1,40}$/.test(name) ? name : 'unknown';
}
