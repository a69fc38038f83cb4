import { AccountingError } from '../AccountingError.ts';

const isLost = ({ code }: AccountingError) => ['network', 'timeout'].includes(code);

/**
 * Waits for a call that early releases of this version lack. A 404 then means that either the call
 * or its object is missing. If the API returns the object, the call is missing.
 */
export async function explainMissing<T>(
  call: Promise<T>,
  ask?: () => Promise<unknown>,
): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof AccountingError && error.status === 404)) throw error;
    const { status, requestId } = error;
    await ask?.().catch((cause: unknown) => {
      if (!(cause instanceof AccountingError && isLost(cause))) throw cause;
      // The answer to the question was lost, and not that of the call, which had no effect.
      throw new AccountingError('server_error', error.message, { status, requestId, cause });
    });
    throw new AccountingError('unsupported', 'The API has no such call', { status, requestId });
  }
}
