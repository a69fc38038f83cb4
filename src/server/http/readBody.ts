import { isTimeout } from '../../lib/isTimeout.ts';
import { withDeadline } from '../../lib/withDeadline.ts';
import { ServerError } from '../ServerError.ts';
import { readText } from './readText.ts';

const DEADLINE = 10_000;

/**
 * Reads what was sent, as text.
 *
 * @throws ServerError 408 where it does not arrive, 413 where it is too long, 400 where somebody has
 * read it before
 */
export async function readBody(
  request: Request,
  mostBytes: number,
  outer?: AbortSignal,
): Promise<string> {
  const text = await withDeadline(
    DEADLINE,
    (signal) => readText(request, mostBytes, signal),
    outer,
  ).catch((error: unknown) => {
    if (outer?.aborted) throw error;
    throw isTimeout(error)
      ? new ServerError(408, 'request_timeout', 'The body did not arrive in time.')
      : new ServerError(
          400,
          'invalid_request',
          'The body cannot be read. On a server that parses bodies, put this handler before that.',
        );
  });
  if (text !== undefined) return text;
  throw new ServerError(413, 'body_too_large', `The body is longer than ${mostBytes} bytes.`);
}
