import { delay } from '../../../src/sandbox/lib/delay.ts';
import { raceAbort } from '../../../src/sandbox/lib/raceAbort.ts';
import type { Sandbox } from '../../../src/sandbox/Sandbox.ts';

/** One call, and what the page was told. */
export interface Call {
  /** Each session of the page has an address of its own: tells whose call it is. */
  readonly host: string;
  readonly entityId: string;
  readonly method: string;
  readonly path: string;
  readonly url: string;
  /** Counts what is asked and answered. */
  readonly askedAt: number;
  /** `undefined` until it is answered, and where no answer ever came. */
  answeredAt: number | undefined;
  status: number | undefined;
  body: unknown;
  isOver: boolean;
}

export interface Network {
  readonly calls: readonly Call[];
  /** How many questions and answers there have been. */
  readonly count: number;
  isOffline: boolean;
  /** Calls that will arrive late, whether anyone still waits or not. */
  readonly late: { method: string; milliseconds: number }[];
  /** Some has arrived when it was not waited for any more. */
  hasLate: boolean;
  /** How many late calls have not arrived. */
  underWay: number;
  fetch: typeof fetch;
}

/** The way to the sandbox, which can be cut, and on which all is written down. */
export function createNetwork(sandbox: Sandbox): Network {
  const calls: Call[] = [];
  let count = 0;

  /** What has left this computer cannot be called back. */
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
        askedAt: count,
        answeredAt: undefined,
        status: undefined,
        body: undefined,
        isOver: false,
      };
      calls.push(call);
      try {
        // Some say what they were about to send: nobody may pass that on.
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
