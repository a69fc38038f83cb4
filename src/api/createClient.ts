import type { Clock } from '../lib/Clock.ts';
import { removeTrailingSlashes } from '../lib/removeTrailingSlashes.ts';
import { AccountingError, getPause } from './AccountingError.ts';
import { LONGEST_PAUSE } from './createRequestQueue.ts';
import type { RequestOptions, RequestQueue } from './createRequestQueue.ts';
import { createSender } from './createSender.ts';
import type { TokenSource } from './createTokenSource.ts';
import { readAnswer } from './readAnswer.ts';
import type { Reader } from './readAnswer.ts';

export interface ClientOptions {
  apiUrl: string;
  version: string;
  entityId: string;
  /** `undefined` if `apiUrl` is a proxy that identifies people by cookie. */
  tokens: TokenSource | undefined;
  fetch: typeof fetch;
  queue: RequestQueue;
  clock: Clock;
  isIdle?: (() => boolean) | undefined;
  /** Called with each response. The page may not be allowed to read all of its headers. */
  onAnswer: (response: Response) => void;
}

/** Sends a request and returns the parsed response. */
export type Client = <Answer>(
  read: Reader<Answer>,
  method: 'GET' | 'POST',
  /** Relative to the API URL, without a leading slash. */
  path: string,
  options?: RequestOptions,
  body?: object,
) => Promise<Answer>;

/** Creates the HTTP client of one entity. Retries once after a 401 and once after a 429. */
export function createClient(options: ClientOptions): Client {
  const { apiUrl, version, entityId, tokens, queue, clock, isIdle } = options;
  const root = removeTrailingSlashes(String(apiUrl));
  const { send, trustRedirects } = createSender(options.fetch, clock);

  return async (read, method, path, { signal, priority = 'action', onQueue } = {}, body) => {
    let canRenew = true;
    let canWait = true;
    for (;;) {
      const token = await tokens?.get(signal);
      const init = {
        method,
        headers: {
          Accept: 'application/json',
          'X-Monite-Version': version,
          'X-Monite-Entity-Id': entityId,
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
          // For the proxy only: nothing says that the API's CORS allows the header.
          ...(!tokens && priority !== 'action' && isIdle?.() && { 'X-Accounting-Background': '1' }),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      };
      onQueue?.(true);
      const exchange = () => {
        onQueue?.(false);
        return send(`${root}/${path}`, init, signal);
      };
      const { response, text } = await queue.enqueue(exchange, priority, signal);
      options.onAnswer(response);
      // Only once: a fresh token that is refused may still serve other entities.
      if (response.status === 401 && token !== undefined && canRenew) {
        tokens?.reject(token);
        canRenew = false;
        continue;
      }
      try {
        const answer = readAnswer(read, response, text, { token, clock });
        if (response.redirected) trustRedirects();
        return answer;
      } catch (error) {
        if (!(error instanceof AccountingError)) throw error;
        const pause = getPause(error);
        if (pause === 0) throw error;
        queue.pause(pause, error.code);
        // Any other refusal may come after the API has acted.
        if (error.code !== 'rate_limited' || !canWait || pause > LONGEST_PAUSE) throw error;
        canWait = false;
      }
    }
  };
}
