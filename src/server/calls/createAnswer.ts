import { createTextResponse } from '../http/createTextResponse.ts';
import { parseJson } from '../http/parseJson.ts';
import { ServerError } from '../ServerError.ts';
import type { ApiAnswer } from './callApi.ts';
import { REFUSALS } from './REFUSALS.ts';

/** What a browser is told of the API's headers. */
const KEPT = [
  'retry-after',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'x-request-id',
];

const SHORTEST_TOKEN = 16;

/**
 * Makes the browser's answer out of the API's: its data as they are, its refusals in our words.
 *
 * @throws ServerError for every answer that is not a success
 */
export function createAnswer(
  { status, headers, text }: ApiAnswer,
  /** What was sent with the call, and must not come back in the answer. */
  accessToken: string,
): Response {
  const kept: Record<string, string> = {};
  for (const name of KEPT) {
    const value = headers.get(name);
    if (value !== null) kept[name] = value;
  }
  const isTold = `${text} ${Object.values(kept)}`.includes(accessToken);
  // A shorter one is made up for a test, and may be a word.
  if (isTold && accessToken.length >= SHORTEST_TOKEN) {
    throw new ServerError(502, 'api_invalid', 'The accounting API answered with the token.');
  }
  if (status < 200 || status > 299) throw createRefusal(status, kept);
  const data = parseJson(text);
  if (typeof data === 'object' && data !== null) return createTextResponse(status, text, kept);
  throw new ServerError(
    502,
    'api_invalid',
    'The accounting API answered with something not JSON.',
    {
      upstreamStatus: status,
      headers: kept,
    },
  );
}

function createRefusal(upstreamStatus: number, headers: Record<string, string>): ServerError {
  const [status, code, sentence] = REFUSALS[upstreamStatus] ?? [
    502,
    'api_refused',
    'Look at the API URL, the API version and the rights of the partner.',
  ];
  const requestId = headers['x-request-id'];
  return new ServerError(
    status,
    code,
    `The accounting API answered ${upstreamStatus}. ${sentence}` +
      (requestId === undefined ? '' : ` Its request id: ${requestId}`),
    { upstreamStatus, headers },
  );
}
