/** Returns all readable parts of an error and its causes. */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  return {
    ...error,
    name,
    message,
    stack,
    cause: cause === undefined ? null : describeError(cause),
  };
}
