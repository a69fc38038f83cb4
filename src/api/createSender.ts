import type { Clock } from '../lib/Clock.ts';
import { getField } from '../lib/getField.ts';
import { getThrownStatus } from '../lib/getThrownStatus.ts';
import { DEADLINE, withDeadline } from '../lib/withDeadline.ts';
import { AccountingError } from './AccountingError.ts';

interface SenderInit {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
}

interface Answer {
  response: Response;
  text: string;
}

export interface Sender {
  /** Sends a request and returns the response with its text. Throws `AccountingError`. */
  send: (url: string, init: SenderInit, signal: AbortSignal | undefined) => Promise<Answer>;
  /** Follows the redirects of writes too, because a read found the API behind one. */
  trustRedirects: () => void;
}

/**
 * Creates the sender of one entity. A redirect usually leads to a sign-in page, on this origin or on
 * one that the page cannot read. It is harmless if a read that follows the redirect gets an answer
 * of the API, as from `/api` to `/api/`. Only then does the sender follow redirects of writes.
 */
export function createSender(fetch: typeof globalThis.fetch, clock: Clock): Sender {
  let canFollow = false;

  async function send(url: string, init: SenderInit, signal: AbortSignal | undefined) {
    async function exchange(redirect: RequestRedirect, limit: AbortSignal): Promise<Answer> {
      const request = { ...init, redirect, cache: 'no-store', signal: limit } as const;
      let response: Response;
      try {
        response = await fetch(url, request);
      } catch (cause) {
        response = getThrownResponse(cause);
      }
      return { response, text: response.bodyUsed ? '' : await response.text() };
    }

    async function follow(limit: AbortSignal) {
      try {
        return await exchange('follow', limit);
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
  }

  return {
    send,
    trustRedirects() {
      canFollow = true;
    },
  };
}

/** Clients such as ky, ofetch and axios throw if a response is not successful. */
function getThrownResponse(thrown: unknown): Response {
  const found = thrown instanceof Response ? thrown : getField(thrown, 'response');
  if (found instanceof Response) return found;
  const status = getThrownStatus(thrown);
  if (status === undefined) throw thrown;
  return new Response(null, { status });
}
