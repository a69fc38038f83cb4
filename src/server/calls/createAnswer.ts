import { createTextResponse } from '../http/createTextResponse.ts';
import { parseJson } from '../http/parseJson.ts';
import { ServerError } from '../ServerError.ts';
import type { ApiAnswer } from './callApi.ts';
import { REFUSALS } from './REFUSALS.ts';

/** Numbers, or a policy as `30;w=1`. */
const LIMIT = /^[\d.,;=w ]{1,60}$/;

/** What a browser is told of the API's headers, where it has the form it should have. */
const KEPT: Readonly<Record<string, RegExp>> = {
  // Seconds, or a date.
  'retry-after': /^(\d{1,6}|[A-Za-z]{3}, [\w :]{1,30})$/,
  'ratelimit-limit': LIMIT,
  'ratelimit-remaining': LIMIT,
  'ratelimit-reset': LIMIT,
  'x-request-id': /^[\w.:-]{1,100}$/,
};

const SHORTEST_SECRET = 16;

/**
 * Makes the browser's answer out of the API's: its data as they are, its refusals in our words.
 *
 * @throws ServerError for every answer that is not a success
 */
export function createAnswer(
  { status, headers, text }: ApiAnswer,
  /** What must not come back in the answer. */
  secrets: readonly string[],
): Response {
  const kept: Record<string, string> = {};
  for (const [name, form] of Object.entries(KEPT)) {
    const value = headers.get(name);
    if (value !== null && form.test(value)) kept[name] = value;
  }
  const data = parseJson(text);
  if (tells([text, writePlainly(text, data), ...Object.values(kept)], secrets)) {
    throw new ServerError(502, 'api_invalid', 'The accounting API answered with a secret.');
  }
  if (status < 200 || status > 299) throw createRefusal(status, kept);
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

/** As JSON says it with the fewest escapes: a letter may also be written by its number. */
function writePlainly(text: string, data: unknown): string {
  if (!text.includes('\\')) return text;
  try {
    return JSON.stringify(data) ?? text;
  } catch {
    throw new ServerError(502, 'api_invalid', 'The accounting API answered with too deep data.');
  }
}

function tells(texts: readonly string[], secrets: readonly string[]): boolean {
  // A shorter one is made up for a test, and may be a word.
  const long = secrets.filter(({ length }) => length >= SHORTEST_SECRET);
  return texts.some((text) => long.some((secret) => text.includes(secret)));
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
