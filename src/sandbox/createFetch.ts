import type { CallContext } from './api/ApiEnv.ts';
import { raceAbort } from './lib/raceAbort.ts';
import type { Sandbox } from './Sandbox.ts';

/** Answers a request, from `fetch` or over HTTP. */
export type RequestHandler = (request: Request, call: CallContext) => Response | Promise<Response>;

/** Wraps the handler as a `fetch`. It rejects when a call is lost and when its signal aborts. */
export function createFetch(handle: RequestHandler, baseUrl: string): Sandbox['fetch'] {
  return async (input, init) => {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    if (signal?.aborted) throw signal.reason;
    const call: CallContext = { signal, isLost: false };
    const answer = Promise.resolve(handle(toRequest(input, init, baseUrl), call));
    const response = await raceAbort(answer, signal);
    if (call.isLost) throw new TypeError('Failed to fetch: the sandbox lost this call.');
    return response;
  };
}

function toRequest(
  input: Request | string | URL,
  init: RequestInit | undefined,
  baseUrl: string,
): Request {
  // The global `Request` cannot copy a server's own kind of Request, so pass it on unchanged.
  if (input instanceof Request && !init) return input;
  // Without the signal, because `Request` rejects one from another realm, such as jsdom.
  const { signal: _signal, ...rest } = init ?? {};
  return new Request(input instanceof Request ? input : new URL(String(input), baseUrl), rest);
}
