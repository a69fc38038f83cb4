import { Hono } from 'hono';
import { createProxyHandler, getShownEntityId } from 'react-accounting-connect/server';
import type { Sandbox } from 'react-accounting-connect/sandbox';
import { CLIENTS } from './CLIENTS.ts';
import type { createSessions } from './createSessions.ts';

/**
 * The part of the back end that serves an accountant: the list of clients, and a proxy for the
 * connections of each. The page says which client it shows, and the session says which it may show.
 */
export function createClients(
  sandbox: Sandbox,
  sessions: ReturnType<typeof createSessions>,
  apiVersion: '2023-03-14' | '2024-05-25',
): Hono {
  const { clientId, clientSecret, baseUrl: apiUrl } = sandbox;
  const ids = new Set(CLIENTS.map(({ id }) => id));
  const proxy = createProxyHandler({
    apiUrl,
    apiVersion,
    clientId,
    clientSecret,
    basePath: '/api/clients/accounting',
    resolveEntity(request) {
      const id = getShownEntityId(request);
      return sessions.find(request) && id !== null && ids.has(id) ? id : null;
    },
    onError: (error) => console.error('[clients]', String(error)),
  });
  const app = new Hono();
  app.get('/api/clients', (context) => {
    if (!sessions.find(context.req.raw)) {
      return context.json({ error: { message: 'Sign in first.' } }, 401);
    }
    context.header('Cache-Control', 'no-store');
    return context.json({ data: CLIENTS.map(({ id, name }) => ({ id, name })) });
  });
  app.all('/api/clients/accounting/*', (context) => proxy(context.req.raw));
  return app;
}
