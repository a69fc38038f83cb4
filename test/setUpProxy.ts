import { expect } from 'vitest';
import type { SandboxOptions } from '../src/sandbox/SandboxOptions.ts';
import { createProxyHandler } from '../src/server/createProxyHandler.ts';
import type { ProxyHandlerOptions } from '../src/server/createProxyHandler.ts';
import { describeError } from './describeError.ts';
import { setUpCompanies } from './setUpCompanies.ts';

/** Sets up a partner's proxy with two companies, in front of the sandbox. */
export function setUpProxy(
  options: Partial<ProxyHandlerOptions> = {},
  sandboxOptions: SandboxOptions = {},
) {
  const companies = setUpCompanies(options.fetch, sandboxOptions);
  const { sandbox, tokens, send, onError, clientId, clientSecret, apiUrl } = companies;
  const handle = createProxyHandler({
    clientId,
    clientSecret,
    apiUrl,
    // The cookie stands for the session.
    resolveEntity: ({ headers }) => /^session=(\S+)$/.exec(headers.get('cookie') ?? '')?.[1],
    onError,
    // Tests send more calls at once than any page. Those of the limits set one.
    limiter: false,
    ...options,
    fetch: send,
  });

  return {
    sandbox,
    /** The network, for other clients of the same API. */
    send,
    clientSecret,
    handle,
    onError,
    /** The tokens of the calls to the accounting API, in order. */
    tokens,
    /** Sends a request of the product's page, signed in as company A. */
    ask: (path: string, { headers, ...init }: RequestInit = {}) =>
      handle(
        new Request(`https://partner.example/api/accounting${path}`, {
          ...init,
          headers: {
            cookie: 'session=entity-a',
            'sec-fetch-site': 'same-origin',
            ...Object.fromEntries(new Headers(headers)),
          },
        }),
      ),
    /** The calls that reached the accounting API, without token requests. */
    getCalls: () => sandbox.requests.filter(({ path }) => path !== '/auth/token'),
    countTokens: () => sandbox.requests.filter(({ path }) => path === '/auth/token').length,
    /** Reads the response, after a check that it contains no secret. */
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
