import { Hono } from 'hono';
import {
  chooseEntity,
  createProxyHandler,
  createUpdateStream,
  createWebhookHandler,
  verifyMoniteSignature,
} from 'react-accounting-connect/server';
import type { ProxyHandlerOptions } from 'react-accounting-connect/server';
import type { Sandbox } from 'react-accounting-connect/sandbox';
import { CLIENTS } from './CLIENTS.ts';
import type { createSessions } from './createSessions.ts';

const onError = (error: unknown) => console.error('[clients]', String(error));

/**
 * The part of the back end that serves an accountant: the list of clients, a proxy for the connections
 * of each, and one update stream for all. The page says which clients it shows, and the session says
 * which it may show.
 */
export function createClients(
  sandbox: Sandbox,
  sessions: ReturnType<typeof createSessions>,
  apiVersion: NonNullable<ProxyHandlerOptions['apiVersion']>,
): Hono {
  const { clientId, clientSecret, baseUrl: apiUrl } = sandbox;
  const ids = CLIENTS.map(({ id }) => id);
  const proxy = createProxyHandler({
    apiUrl,
    apiVersion,
    clientId,
    clientSecret,
    basePath: '/api/clients/accounting',
    resolveEntity: (request) => sessions.find(request) && chooseEntity(request, ids),
    onError,
  });
  const updates = createUpdateStream({
    resolveEntities: (request, asked) =>
      sessions.find(request) && (asked.length > 0 ? asked.filter((id) => ids.includes(id)) : ids),
    onError,
  });
  const webhook = createWebhookHandler({
    secret: sandbox.webhookSecret,
    verify: verifyMoniteSignature,
    onEvent: ({ entityId }) => updates.notify(entityId),
    onError,
  });
  const app = new Hono();
  app.get('/api/clients', (context) => {
    if (!sessions.find(context.req.raw)) {
      return context.json({ error: { message: 'Sign in first.' } }, 401);
    }
    context.header('Cache-Control', 'no-store');
    return context.json({ data: CLIENTS.map(({ id, name }) => ({ id, name })) });
  });
  app.get('/api/clients/accounting/updates', (context) => updates.handler(context.req.raw));
  app.post('/api/clients/webhook', (context) => webhook(context.req.raw));
  app.all('/api/clients/accounting/*', (context) => proxy(context.req.raw));
  return app;
}
