import { withDeadline } from '../lib/withDeadline.ts';
import { AccountingError } from './AccountingError.ts';
import type { AnswerKind, Answers } from './Answers.ts';
import type { TokenSource } from './createTokenSource.ts';

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
  body?: unknown,
) => Promise<Answers[Kind]>;

const DEADLINE = 30_000;
/** A `Retry-After` up to this long is waited for here; a longer one is the caller's to schedule. */
const LONGEST_WAIT = 10_000;

/** Creates the HTTP client of one entity. Answers 401 with one new token, 429 with one wait. */
export function createClient({ apiUrl, version, entityId, tokens, fetch }: ClientOptions): Client {
  async function send(method: string, path: string, body: unknown, token: string | undefined) {
    try {
      return await withDeadline(DEADLINE, async (signal) => {
        const answer = fetch(`${apiUrl.replace(/\/+$/, '')}/${path}`, {
          method,
          cache: 'no-store',
          signal,
          headers: {
            Accept: 'application/json',
            'X-Monite-Version': version,
            'X-Monite-Entity-Id': entityId,
            ...(token !== undefined && { Authorization: `Bearer ${token}` }),
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }).then(async (response) => ({ response, text: await response.text() }));
        // What reads the answer is fetched while the request is on its way.
        const reading = import('./readAnswer.ts');
        // If the request fails first, nobody waits for it.
        reading.catch(() => undefined);
        return { ...(await answer), ...(await reading) };
      });
    } catch (cause) {
      // Its name alone: what a `fetch` throws may quote the request, and with it the token.
      const name = cause instanceof Error ? cause.name : 'unknown';
      const code = name === 'TimeoutError' ? 'timeout' : 'network';
      throw new AccountingError(code, `The request got no answer (${name})`);
    }
  }

  return async function request(kind, method, path, body) {
    if (!entityId) {
      throw new AccountingError('invalid_request', '<AccountingProvider> needs an entityId');
    }
    let canRenew = true;
    let canWait = true;
    for (;;) {
      const token = await tokens?.get();
      const { response, text, readAnswer } = await send(method, path, body, token);
      if (response.status === 401 && token !== undefined && canRenew) {
        canRenew = false;
        tokens?.reject(token);
        continue;
      }
      try {
        return readAnswer(kind, response, text);
      } catch (error) {
        const wait = getWait(error);
        if (!canWait || wait > LONGEST_WAIT) throw error;
        canWait = false;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  };
}

/** How long the API wants us to wait, where that is why it refused. */
function getWait(error: unknown): number {
  return error instanceof AccountingError && error.code === 'rate_limited'
    ? (error.retryAfter ?? 1000)
    : Infinity;
}
