import type { AccountingApi } from '../src/api/AccountingApi.ts';
import { createApi } from '../src/api/createApi.ts';
import type { ApiVersion } from '../src/api/VERSIONS.ts';

interface Answer {
  status?: number;
  body?: unknown;
  /** Whether the response is lost. */
  isLost?: boolean;
  /** Whether the response is at the end of a redirect. */
  isRedirected?: boolean;
}

/** Creates the API of one version on a network that gives these answers, in order. */
export function setUpVersion(apiVersion: ApiVersion | undefined, ...answers: Answer[]) {
  const sent: { call: string; query: [string, string][]; headers: Headers; body: unknown }[] = [];
  const api: AccountingApi = createApi({
    apiUrl: 'https://api.test/v1',
    apiVersion,
    entityId: 'e1',
    tokens: undefined,
    async fetch(input, { method, headers, body } = {}) {
      const { status = 200, body: data = {}, isLost, isRedirected } = answers[sent.length] ?? {};
      const { pathname, searchParams } = new URL(String(input));
      const query = [...searchParams];
      sent.push({ call: `${method} ${pathname}`, query, headers: new Headers(headers), body });
      if (isLost) throw new TypeError('Failed to fetch');
      const text = typeof data === 'string' ? data : JSON.stringify(data);
      const response = new Response(text, { status });
      return isRedirected
        ? Object.defineProperty(response, 'redirected', { value: true })
        : response;
    },
  });
  return { api, sent, getCalls: () => sent.map(({ call }) => call) };
}
