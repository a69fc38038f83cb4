import { sleep } from '../lib/sleep.ts';
import { withDeadline } from '../lib/withDeadline.ts';
import { AccountingError } from './AccountingError.ts';
import type { AnswerKind, Answers } from './Answers.ts';
import type { TokenSource } from './createTokenSource.ts';
import { readAnswer } from './readAnswer.ts';

export interface ClientOptions {
  apiUrl: string;
  version: string;
  entityId: string;
  /** None when `apiUrl` is a proxy that knows the person by cookie. */
  tokens: TokenSource | undefined;
  fetch: typeof fetch;
}

/** Sends a request and gives its parsed answer. Throws only `AccountingError`. */
export type Client = <Kind extends AnswerKind>(
  kind: Kind,
  method: 'GET' | 'POST',
  /** Under the API URL, without a leading slash. */
  path: string,
  /** Gives the request up: it ends as `network`, whatever became of it. */
  signal?: AbortSignal,
  body?: object,
) => Promise<Answers[Kind]>;

const DEADLINE = 30_000;
/** A `Retry-After` up to this long is waited for here; a longer one is the caller's to schedule. */
const LONGEST_WAIT = 10_000;

/** Creates the HTTP client of one entity. Answers 401 with one new token, 429 with one wait. */
export function createClient({ apiUrl, version, entityId, tokens, fetch }: ClientOptions): Client {
  const root = apiUrl.replace(/\/+$/, '');

  const request: Client = async (kind, method, path, signal, body) => {
    let canRenew = true;
    let canWait = true;
    for (;;) {
      const token = await tokens?.get(signal);
      const send = async (limit: AbortSignal) => {
        const response = await fetch(`${root}/${path}`, {
          method,
          cache: 'no-store',
          signal: limit,
          headers: {
            Accept: 'application/json',
            'X-Monite-Version': version,
            'X-Monite-Entity-Id': entityId,
            ...(token !== undefined && { Authorization: `Bearer ${token}` }),
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        return { response, text: await response.text() };
      };
      const { response, text } = await withDeadline(DEADLINE, send, signal);
      if (response.status === 401 && token !== undefined) {
        tokens?.reject(token);
        if (canRenew) {
          canRenew = false;
          continue;
        }
      }
      try {
        return readAnswer(kind, response, text, token);
      } catch (error) {
        const wait = getWait(error);
        if (!canWait || wait > LONGEST_WAIT) throw error;
        canWait = false;
        await sleep(wait, signal);
      }
    }
  };

  return async (...call) => {
    if (!entityId || !apiUrl) {
      throw new AccountingError(
        'invalid_request',
        '<AccountingProvider> needs an entityId, and a tokenProvider or the apiUrl of your proxy',
      );
    }
    try {
      return await request(...call);
    } catch (cause) {
      if (cause instanceof AccountingError) throw cause;
      // Its name alone: what a `fetch` throws may quote the request, and with it the token.
      const name = cause instanceof Error ? cause.name : 'unknown';
      const code = name === 'TimeoutError' ? 'timeout' : 'network';
      throw new AccountingError(code, `No answer (${name})`);
    }
  };
}

/** How long the API wants us to wait, where that is why it refused. */
function getWait(error: unknown): number {
  return error instanceof AccountingError && error.code === 'rate_limited'
    ? (error.retryAfter ?? 1000)
    : Infinity;
}
