import type { Clock } from '../lib/Clock.ts';
import { systemClock } from '../lib/systemClock.ts';
import { AccountingError } from './AccountingError.ts';
import { getRefusal } from './getRefusal.ts';
import { parse, UnexpectedAnswer } from './readFields.ts';

/** Converts the text of one kind of response. Throws `UnexpectedAnswer` for any other shape. */
export type Reader<Answer> = (text: string) => Answer;

export interface ReadOptions {
  /** The token of the request, which is removed from error messages. */
  token?: string | undefined;
  clock?: Clock;
}

/**
 * Reads a response of the API. Throws an `AccountingError`: `invalid_response` for an undocumented
 * shape, `session_expired` for a page or another answer at the end of a redirect, or the code of the
 * status.
 */
export function readAnswer<Answer>(
  read: Reader<Answer>,
  response: Response,
  text: string,
  { token, clock = systemClock }: ReadOptions = {},
): Answer {
  const { ok, status, redirected } = response;
  const isPage = () => parse(text) === undefined && (redirected || /^\s*</.test(text));
  // The page at the end of a redirect may have any status.
  if (!ok && !(redirected && status < 500 && isPage())) {
    throw getRefusal(response, parse(text), clock, token);
  }
  try {
    const answer = read(text);
    // An empty response of somebody else would look like an empty response of the API.
    if (answer === null && redirected) throw new UnexpectedAnswer('Empty, after a redirect');
    return answer;
  } catch (error) {
    if (!(error instanceof UnexpectedAnswer)) throw error;
    const requestId = response.headers.get('x-request-id') ?? undefined;
    throw redirected || isPage()
      ? new AccountingError('session_expired', 'A page: no session, or a wrong apiUrl', { status })
      : new AccountingError('invalid_response', error.message, { status, requestId });
  }
}
