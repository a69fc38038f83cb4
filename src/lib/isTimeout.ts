/** Whether `withDeadline` threw this error because its time ran out. */
export const isTimeout = (error: unknown): error is Error =>
  error instanceof Error && error.name === 'TimeoutError';
