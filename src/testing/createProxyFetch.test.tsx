import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { createSandbox } from '../sandbox/createSandbox.ts';
import { createProxyHandler } from '../server/createProxyHandler.ts';
import { AccountingConnect } from '../widget/AccountingConnect.tsx';
import { createProxyFetch } from './createProxyFetch.ts';
import { createTestProvider } from './createTestProvider.tsx';

interface Session {
  entityId: string;
}

/** A partner's own handler, in front of a sandbox. */
function setUp() {
  const sandbox = createSandbox();
  const received: Request[] = [];
  const proxy = createProxyHandler({
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    apiUrl: sandbox.baseUrl,
    fetch: sandbox.fetch,
    limiter: false,
    onError: () => undefined,
    resolveEntity: (_request, session: Session | null) => session?.entityId,
  });
  const handler = (request: Request, session: Session | null) => {
    received.push(request);
    return proxy(request, session);
  };
  return { sandbox, handler, received, session: { entityId: sandbox.entityId } };
}

afterEach(() => {
  document.cookie = 'sid=; max-age=0';
});

describe('createProxyFetch', () => {
  it('takes the page through the handler of the partner', async () => {
    const { sandbox, handler, session } = setUp();
    const { wrapper } = createTestProvider({
      sandbox,
      provider: { apiUrl: '/api/accounting', fetch: createProxyFetch(handler, session) },
    });
    const user = userEvent.setup();
    render(<AccountingConnect />, { wrapper });

    await user.click(await screen.findByRole('button', { name: 'Choose your software' }));
    await user.click(await screen.findByRole('button', { name: /^Xero/ }));

    expect(await screen.findByRole('heading', { name: /^Xero/ })).toBeVisible();
    expect(sandbox.connections).toMatchObject([{ status: 'connected' }]);
  });

  it('shows what the page shows when the session has ended', async () => {
    const { sandbox, handler } = setUp();
    const { wrapper } = createTestProvider({
      sandbox,
      provider: { apiUrl: '/api/accounting', fetch: createProxyFetch(handler, null) },
    });

    render(<AccountingConnect />, { wrapper });

    expect(await screen.findByRole('alert')).toHaveTextContent(/session|sign in/i);
  });

  it('sends what a browser sends from a page of the same origin', async () => {
    const { handler, received, session } = setUp();
    document.cookie = 'sid=abc';
    const send = createProxyFetch(handler, session);

    await send('/api/accounting/accounting_connections');
    await send('/api/accounting/accounting_connections', {
      method: 'POST',
      body: '{"platform":"xero"}',
      credentials: 'omit',
    });

    const { origin, host } = location;
    const base = { host, 'sec-fetch-site': 'same-origin' };
    expect(received.map(({ url }) => url)).toEqual(
      Array(2).fill(`${origin}/api/accounting/accounting_connections`),
    );
    expect(received.map(({ headers }) => Object.fromEntries(headers))).toMatchObject([
      { ...base, cookie: 'sid=abc' },
      { ...base, origin },
    ]);
    expect(received.map(({ headers }) => [headers.has('origin'), headers.has('cookie')])).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it.each([
    ['omit', '/api/accounting', null],
    ['same-origin', '/api/accounting', 'sid=abc'],
    ['include', 'https://other.example/api', 'sid=abc'],
    ['same-origin', 'https://other.example/api', null],
  ] as const)('sends the cookies of a Request with %s to %s: %s', async (mode, path, cookie) => {
    const { handler, received, session } = setUp();
    document.cookie = 'sid=abc';
    const url = new URL(path, location.href);

    await createProxyFetch(handler, session)(new Request(url, { credentials: mode }));

    expect(received.map(({ headers }) => headers.get('cookie'))).toEqual([cookie]);
  });

  it('is refused by the handler on another origin, as in a browser', async () => {
    const { handler, session } = setUp();

    const response = await createProxyFetch(
      handler,
      session,
    )('https://other.example/api/accounting/accounting_connections');

    expect(response.status).toBe(403);
    expect(await response.json()).toHaveProperty('error.code', 'foreign_origin');
  });

  it('rejects when the page gives up, and lets the handler know', async () => {
    const controller = new AbortController();
    const requests: Request[] = [];
    const send = createProxyFetch((request: Request) => {
      requests.push(request);
      return new Promise<Response>(() => undefined);
    });

    const answer = send('/api/accounting', { signal: controller.signal });
    controller.abort(new Error('The person left.'));

    await expect(answer).rejects.toThrow('The person left.');
    expect(requests[0]?.signal.aborted).toBe(true);
    await expect(send('/api', { signal: controller.signal })).rejects.toThrow('The person left.');
    expect(requests).toHaveLength(1);
  });
});
