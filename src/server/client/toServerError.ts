import { AccountingError } from '../../api/AccountingError.ts';
import { ServerError } from '../ServerError.ts';

/** Turns an error of the calls of `api/` into the `ServerError` that the partner receives. */
export function toServerError(error: unknown, apiVersion: string): unknown {
  if (!(error instanceof AccountingError)) return error;
  const { code, status: upstreamStatus, cause } = error;
  if (cause instanceof ServerError || cause instanceof AccountingError) {
    return toServerError(cause, apiVersion);
  }
  return code === 'unsupported'
    ? new ServerError(405, code, `The accounting API has no such call in version ${apiVersion}.`, {
        upstreamStatus,
      })
    : new ServerError(
        502,
        'api_invalid',
        'The answer of the accounting API is not as documented.',
        {
          upstreamStatus,
          cause: error,
        },
      );
}
