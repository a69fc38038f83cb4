import type { Clock } from '../lib/Clock.ts';
import { DEADLINE, withDeadline } from '../lib/withDeadline.ts';
import { AccountingError } from './AccountingError.ts';

interface SenderInit {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
}

/** Sends a request and returns the response with its text. Throws `AccountingError`. */
export type Sender = (
  url: string,
  init: SenderInit,
  signal: AbortSignal | undefined,
) => Promise<{ response: Response; text: string }>;

/**
 * Creates the sender of one entity. A redirect usually leads to a sign-in page, on this origin or on
 * one that the page cannot read. It is harmless if a read that follows the redirect gets an answer,
 * as from `/api` to `/api/`. Only then does the sender follow redirects of writes.
 */
export function createSender(send: typeof fetch, clock: Clock): Sender {
  let canFollow = false;

  return async (url, init, signal) => {
    const exchange = async (redirect: RequestRedirect, limit: AbortSignal) => {
      const response = await send(url, { ...init, redirect, cache: 'no-store', signal: limit });
      return { response, text: await response.text() };
    };

    async function follow(limit: AbortSignal) {
      try {
        const answer = await exchange('follow', limit);
        canFollow = /^\s*[{[]/.test(answer.text);
        return answer;
      } catch (cause) {
        throw limit.aborted ? cause : new AccountingError('session_expired', 'Redirected');
      }
    }

    async function run(limit: AbortSignal) {
      const answer = await exchange(canFollow ? 'follow' : 'manual', limit);
      const { type, status } = answer.response;
      if (type !== 'opaqueredirect' && (status < 300 || status >= 400)) return answer;
      if (init.method === 'GET') return follow(limit);
      throw new AccountingError('session_expired', `The ${init.method} request was redirected`);
    }

    try {
      return await withDeadline(DEADLINE, run, signal, clock);
    } catch (cause) {
      if (signal?.aborted) throw signal.reason;
      if (cause instanceof AccountingError) throw cause;
      // If the target of a redirect has changed, the next read finds out.
      canFollow = false;
      // Report only the error's name. The message of a custom `fetch` may quote the token.
      const name = cause instanceof Error ? cause.name : 'unknown';
      const code = name === 'TimeoutError' ? 'timeout' : 'network';
      throw new AccountingError(code, `No response (${name})`);
    }
  };
}
