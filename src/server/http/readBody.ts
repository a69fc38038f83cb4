import { isTimeout } from '../../lib/isTimeout.ts';
import { withDeadline } from '../../lib/withDeadline.ts';
import { ServerError } from '../ServerError.ts';
import { readText } from './readText.ts';

const DEADLINE = 10_000;

/**
 * Reads the body of a request as text. Times out after 10 seconds.
 *
 * @throws ServerError 408 after a timeout, 413 if the body is too long, 400 if it was already read
 */
export async function readBody(
  request: Request,
  maxBytes: number,
  outer?: AbortSignal,
): Promise<string> {
  const text = await withDeadline(
    DEADLINE,
    (signal) => readText(request, maxBytes, signal),
    outer,
  ).catch((error: unknown) => {
    if (outer?.aborted) throw error;
    throw isTimeout(error)
      ? new ServerError(408, 'request_timeout', 'The body did not arrive in time.')
      : new ServerError(
          400,
          'invalid_request',
          'The body cannot be read. If this server parses bodies, put this handler before that.',
        );
  });
  if (text !== undefined) return text;
  throw new ServerError(413, 'body_too_large', `The body is longer than ${maxBytes} bytes.`);
}
