import { createTextResponse } from '../http/createTextResponse.ts';
import { parseJson } from '../http/parseJson.ts';
import { ServerError } from '../ServerError.ts';
import type { ApiAnswer, ApiRequest } from './callApi.ts';
import { hasSecret } from './hasSecret.ts';
import { REFUSALS } from './REFUSALS.ts';

/** Numbers, or a policy such as `30;w=1`. */
const RATE_LIMIT = /^[\d.,;=w ]{1,60}$/;

/** The API's headers that the browser receives, each with the pattern of its values. */
const FORWARDED_HEADERS: Readonly<Record<string, RegExp>> = {
  // Seconds, or a date.
  'retry-after': /^(\d{1,6}|[A-Za-z]{3}, [\w :]{1,30})$/,
  'ratelimit-limit': RATE_LIMIT,
  'ratelimit-remaining': RATE_LIMIT,
  'ratelimit-reset': RATE_LIMIT,
  'x-request-id': /^[\w.:-]{1,100}$/,
};

/**
 * Creates the browser's answer from the API's. Data passes through unchanged. Refusals get our own
 * words.
 *
 * @throws ServerError for every answer that is not a success
 */
export function createAnswer(
  { status, headers, text }: ApiAnswer,
  request: ApiRequest,
  /** Must not appear in the answer. */
  secrets: readonly string[],
): Response {
  const forwarded: Record<string, string> = {};
  for (const [name, pattern] of Object.entries(FORWARDED_HEADERS)) {
    const value = headers.get(name);
    if (value !== null && pattern.test(value)) forwarded[name] = value;
  }
  if ([text, ...Object.values(forwarded)].some((part) => hasSecret(part, secrets))) {
    throw new ServerError(
      502,
      'api_invalid',
      'The answer of the accounting API contains a secret.',
    );
  }
  if (status < 200 || status > 299) throw createRefusal(status, request, forwarded);
  // A write needs no data to succeed, and a read does.
  if (request.method !== 'GET' && text.trim() === '') {
    return createTextResponse(status, '', forwarded);
  }
  const data = parseJson(text);
  if (typeof data === 'object' && data !== null) return createTextResponse(status, text, forwarded);
  throw new ServerError(502, 'api_invalid', 'The answer of the accounting API is not JSON.', {
    upstreamStatus: status,
    headers: forwarded,
  });
}

function createRefusal(
  upstreamStatus: number,
  request: ApiRequest,
  headers: Record<string, string>,
): ServerError {
  const [status, code, sentence] = REFUSALS[upstreamStatus] ?? [
    502,
    'api_refused',
    'Check the API URL, the API version and the permissions of the partner.',
  ];
  const advice = typeof sentence === 'string' ? sentence : sentence(request);
  const requestId = headers['x-request-id'];
  return new ServerError(
    status,
    code,
    `The accounting API answered ${upstreamStatus}. ${advice}` +
      (requestId === undefined ? '' : ` Request id: ${requestId}`),
    { upstreamStatus, headers },
  );
}
