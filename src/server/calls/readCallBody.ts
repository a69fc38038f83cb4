import * as v from 'valibot';
import { parseJson } from '../http/parseJson.ts';
import { readBody } from '../http/readBody.ts';
import { ServerError } from '../ServerError.ts';
import type { Call } from './Call.ts';

const MAX_BYTES = 4000;

const bodySchema = v.strictObject({
  platform: v.pipe(v.string(), v.regex(/^[\x20-\x7e]{1,100}$/)),
});

/**
 * Validates the body of a call and returns the one to send upstream. Returns `undefined` if the
 * call has none.
 *
 * @throws ServerError 400, 408, 413 or 415
 */
export async function readCallBody(
  { method, hasPlatform = false }: Call,
  request: Request,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (method === 'GET') return undefined;
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity' || (hasPlatform && type !== 'application/json')) {
    throw new ServerError(415, 'unsupported_media_type', 'The body must be uncompressed JSON.');
  }
  const text = await readBody(request, MAX_BYTES, signal);
  if (!hasPlatform) {
    if (text === '') return undefined;
    throw new ServerError(400, 'invalid_request', 'This call takes no body.');
  }
  const result = v.safeParse(bodySchema, parseJson(text));
  if (result.success) return JSON.stringify(result.output);
  throw new ServerError(
    400,
    'invalid_request',
    'The body must be {"platform":"…"} and nothing else. If the page sent exactly that, ' +
      'something on this server has already read it: put this handler before that.',
  );
}
