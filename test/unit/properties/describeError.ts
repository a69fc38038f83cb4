/** All that can be read from an error, and from what caused it. */
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
