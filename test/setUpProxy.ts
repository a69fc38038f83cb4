import { expect, vi } from 'vitest';
import { createSandbox } from '../src/sandbox/createSandbox.ts';
import type { SandboxOptions } from '../src/sandbox/SandboxOptions.ts';
import { createProxyHandler } from '../src/server/createProxyHandler.ts';
import type { ProxyHandlerOptions } from '../src/server/createProxyHandler.ts';
import { describeError } from './describeError.ts';

/** A partner's proxy with two companies behind it, in front of the sandbox. */
export function setUpProxy(
  options: Partial<ProxyHandlerOptions> = {},
  sandboxOptions: SandboxOptions = {},
) {
  const sandbox = createSandbox({
    entities: [
      { id: 'entity-a', name: 'A', currency: 'GBP' },
      { id: 'entity-b', name: 'B', currency: 'EUR' },
    ],
    ...sandboxOptions,
  });
  const { clientId, clientSecret, baseUrl: apiUrl } = sandbox;
  const tokens: string[] = [];
  /** The network, which remembers the tokens that went over it. */
  const send: typeof fetch = async (input, init) => {
    const authorization = new Headers(init?.headers).get('authorization');
    if (authorization) tokens.push(authorization.slice('Bearer '.length));
    return (options.fetch ?? sandbox.fetch)(input instanceof Request ? input.url : input, init);
  };
  const onError = vi.fn<(error: unknown) => void>();
  const handle = createProxyHandler({
    clientId,
    clientSecret,
    apiUrl,
    // The session says which company it is; here the cookie does.
    resolveEntity: ({ headers }) => /^session=(\S+)$/.exec(headers.get('cookie') ?? '')?.[1],
    onError,
    ...options,
    fetch: send,
  });

  return {
    sandbox,
    handle,
    onError,
    /** The tokens of calls to the accounting API, in their order. */
    tokens,
    /** A page of the product asks, signed in as company A. */
    ask: (path: string, { headers, ...init }: RequestInit = {}) =>
      handle(
        new Request(`https://partner.example/api/accounting${path}`, {
          ...init,
          headers: {
            Cookie: 'session=entity-a',
            'Sec-Fetch-Site': 'same-origin',
            ...Object.fromEntries(new Headers(headers)),
          },
        }),
      ),
    /** What reached the accounting API: tokens apart. */
    getCalls: () => sandbox.requests.filter(({ path }) => path !== '/auth/token'),
    countTokens: () => sandbox.requests.filter(({ path }) => path === '/auth/token').length,
    /** The answer, made sure of giving nothing away. */
    async read(response: Response) {
      const text = await response.text();
      const seen = [
        text,
        JSON.stringify([...response.headers]),
        ...onError.mock.calls.flat().map(describeError),
      ].join('\n');
      for (const secret of [clientSecret, clientId, ...tokens]) expect(seen).not.toContain(secret);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(response.headers.getSetCookie()).toEqual([]);
      const body: unknown = JSON.parse(text);
      return { status: response.status, body };
    },
  };
}
