import { delay } from '../../../src/sandbox/lib/delay.ts';
import { raceAbort } from '../../../src/sandbox/lib/raceAbort.ts';
import type { Sandbox } from '../../../src/sandbox/Sandbox.ts';

/** One call, and the response that the page received. */
export interface Call {
  /** Each session of the page uses its own host, which identifies the caller. */
  readonly host: string;
  readonly entityId: string;
  readonly method: string;
  readonly path: string;
  readonly url: string;
  /** The value of {@link Network.count} when the call was sent. */
  readonly sentAt: number;
  /** `undefined` until a response arrives. */
  answeredAt: number | undefined;
  status: number | undefined;
  body: unknown;
  isOver: boolean;
}

export interface Network {
  readonly calls: readonly Call[];
  /** The number of calls and responses so far. */
  readonly count: number;
  isOffline: boolean;
  /** Calls that the API receives late, even if the page has aborted them. */
  readonly late: { method: string; milliseconds: number }[];
  /** Whether the API received such a call. */
  hasLate: boolean;
  /** The number of late calls that are still under way. */
  underWay: number;
  fetch: typeof fetch;
}

/** Creates a network to the sandbox that can fail, and that records every call. */
export function createNetwork(sandbox: Sandbox): Network {
  const calls: Call[] = [];
  let count = 0;

  /** A call that has left this computer cannot be aborted. */
  async function sendLate(url: URL, init: RequestInit | undefined, milliseconds: number) {
    network.hasLate = true;
    network.underWay += 1;
    try {
      await delay(milliseconds, undefined);
      return await sandbox.fetch(url, { ...init, signal: null });
    } finally {
      network.underWay -= 1;
    }
  }

  const network: Network = {
    calls,
    get count() {
      return count;
    },
    isOffline: false,
    late: [],
    hasLate: false,
    underWay: 0,
    async fetch(input, init) {
      const url = new URL(String(input instanceof Request ? input.url : input));
      const headers = new Headers(init?.headers);
      count += 1;
      const call: Call = {
        host: url.host,
        entityId: headers.get('x-monite-entity-id') ?? '',
        method: init?.method ?? 'GET',
        path: url.pathname.replace('/v1/', '/'),
        url: url.href,
        sentAt: count,
        answeredAt: undefined,
        status: undefined,
        body: undefined,
        isOver: false,
      };
      calls.push(call);
      try {
        // Some errors quote the request. The package must not pass that on.
        if (network.isOffline) throw new TypeError(`Failed: ${headers.get('authorization')}`);
        const at = network.late.findIndex(({ method }) => method === call.method);
        const [late] = at < 0 ? [] : network.late.splice(at, 1);
        const response = late
          ? await raceAbort(sendLate(url, init, late.milliseconds), init?.signal ?? undefined)
          : await sandbox.fetch(url, init);
        call.body = parse(await response.clone().text());
        call.status = response.status;
        count += 1;
        call.answeredAt = count;
        return response;
      } finally {
        call.isOver = true;
        count += 1;
      }
    },
  };
  return network;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
