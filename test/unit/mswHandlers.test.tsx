import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterEach, describe, expect, it } from 'vitest';
import { AccountingProvider } from '../../src/provider/AccountingProvider.tsx';
import { createSandbox } from '../../src/sandbox/createSandbox.ts';
import { AccountingConnect } from '../../src/widget/AccountingConnect.tsx';
import { createMswHandlers } from '../../src/testing/createMswHandlers.ts';
import type { MswHandlersOptions } from '../../src/testing/createMswHandlers.ts';

const servers: { close(): void }[] = [];

/** Lets the sandbox answer the global `fetch`, through the real Mock Service Worker. */
function setUp(options?: MswHandlersOptions) {
  const sandbox = createSandbox();
  const server = setupServer(...createMswHandlers(http, sandbox, options));
  server.listen({ onUnhandledRequest: 'error' });
  servers.push(server);
  return sandbox;
}

const read = (path: string) => fetch(new URL(path, location.href));

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('createMswHandlers', () => {
  it('answers a page that calls the proxy of the partner', async () => {
    const sandbox = setUp({ proxyUrl: '/api/accounting' });
    const user = userEvent.setup();
    render(
      <AccountingProvider
        entityId={sandbox.entityId}
        apiUrl="/api/accounting"
        fetch={(input, init) => fetch(new URL(String(input), location.href), init)}
        authorization={(_, { id }) => void sandbox.authorize(id)}
      >
        <AccountingConnect />
      </AccountingProvider>,
    );

    await user.click(await screen.findByRole('button', { name: 'Choose your software' }));
    await user.click(await screen.findByRole('button', { name: /^Xero/ }));

    expect(await screen.findByRole('heading', { name: /^Xero/ })).toBeVisible();
    expect(sandbox.connections).toMatchObject([{ status: 'connected' }]);
  });

  it('answers the calls of a server to the API', async () => {
    const sandbox = setUp();

    const response = await fetch(`${sandbox.baseUrl}/accounting_connections`, {
      headers: {
        'X-Monite-Version': '2023-03-14',
        'X-Monite-Entity-Id': sandbox.entityId,
        Authorization: `Bearer ${sandbox.issueToken()}`,
      },
    });

    expect(response.status).toBe(200);
  });

  it('answers for the entity of the session, and 401 if nobody is signed in', async () => {
    const sandbox = createSandbox();
    let entityId: string | undefined = sandbox.entityId;
    setUp({ proxyUrl: '/api/books/', entityId: () => entityId });

    expect((await read('/api/books/accounting_connections')).status).toBe(200);
    entityId = undefined;
    expect((await read('/api/books/accounting_connections')).status).toBe(401);
  });

  it('asks the handler of the partner, if there is one', async () => {
    setUp({ proxyUrl: '/api/accounting', handler: async ({ url }) => new Response(`Own: ${url}`) });

    const response = await read('/api/accounting/accounting_connections');

    expect(await response.text()).toMatch(/^Own: http.*\/api\/accounting\/accounting_connections$/);
  });

  it('fails as without a network when the sandbox loses a call', async () => {
    const sandbox = setUp();
    sandbox.fail({ lost: 'before' });

    await expect(fetch(`${sandbox.baseUrl}/accounting_connections`)).rejects.toThrow(TypeError);
  });
});
