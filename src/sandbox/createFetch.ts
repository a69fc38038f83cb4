import type { CallContext } from './api/ApiEnv.ts';
import { raceAbort } from './lib/raceAbort.ts';
import type { Sandbox } from './Sandbox.ts';

/** What answers a request, whoever it came from. */
export type RequestHandler = (request: Request, call: CallContext) => Response | Promise<Response>;

/** The handler as a `fetch`: it rejects where a network would, and when its signal aborts. */
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
  // A server's own kind of Request cannot be copied by the global one: hand it on as it is.
  if (input instanceof Request && !init) return input;
  // The signal goes past `Request`, which refuses one that another realm (jsdom) has made.
  const { signal: _signal, ...rest } = init ?? {};
  return new Request(input instanceof Request ? input : new URL(String(input), baseUrl), rest);
}
