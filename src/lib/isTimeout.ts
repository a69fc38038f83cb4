/** Whether `withDeadline` threw this error because its time ran out. */
export const isTimeout = (error: unknown): boolean =>
  error instanceof Error && error.name === 'TimeoutError';
