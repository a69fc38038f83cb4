import { Hono } from 'hono';
import { createUpdateStream } from 'react-accounting-connect/server';
import type { Sandbox } from 'react-accounting-connect/sandbox';
import { createAccounting } from './createAccounting.ts';
import { createClients } from './createClients.ts';
import { createMoniteReader } from './createMoniteReader.ts';
import { createSandboxControls, DEFAULT_SETTINGS } from './createSandboxControls.ts';
import { createSessions } from './createSessions.ts';

/**
 * Creates the partner's back end. `/api/sandbox` exists only in this demo. Everything else is as in
 * a real back end, with the sandbox's URL and credentials instead of Monite's. `practice` is the
 * sandbox of an accountant with many clients.
 */
export function createBackEnd(sandbox: Sandbox, practice: Sandbox): Hono {
  const { clientId, clientSecret, webhookSecret, baseUrl: apiUrl } = sandbox;
  const [company] = sandbox.entities;
  if (!company) throw new Error('The sandbox has no entity to sign in for.');

  const sessions = createSessions({
    name: 'Dana Okafor',
    email: 'dana@maple-harbor.example',
    entityId: company.id,
    entityUserId: company.userId,
  });
  const updates = createUpdateStream({
    resolveEntity: (request) => sessions.find(request)?.entityId,
  });
  let settings = DEFAULT_SETTINGS;
  const createHandlers = () => {
    const api = { apiUrl, apiVersion: settings.apiVersion, clientId, clientSecret };
    return {
      ...createAccounting({ ...api, webhookSecret, sessions, updates }),
      monite: createMoniteReader(api),
      clients: createClients(practice, sessions, settings.apiVersion),
    };
  };
  let accounting = createHandlers();
  const app = new Hono();

  app.get('/api/session', (context) => {
    const { user, cookie } = sessions.start(context.req.raw);
    if (cookie) context.header('Set-Cookie', cookie);
    context.header('Cache-Control', 'no-store');
    return context.json({
      user: { name: user.name, email: user.email },
      company: { name: company.name, currency: company.currency },
      entityId: company.id,
      // Pages call either this server, or the API itself with a token.
      apiUrl: settings.hasTokens ? apiUrl : '/api/accounting',
      ...settings,
    });
  });

  app.all('/api/accounting/updates', (context) => updates.handler(context.req.raw));
  app.all('/api/accounting/*', (context) => accounting.proxy(context.req.raw));
  app.all('/api/clients', (context) => accounting.clients.fetch(context.req.raw));
  app.all('/api/clients/*', (context) => accounting.clients.fetch(context.req.raw));
  app.all('/api/monite/token', (context) => accounting.token(context.req.raw));
  app.all('/api/webhooks/accounting', (context) => accounting.webhook(context.req.raw));

  const lists = {
    '/api/invoices': 'receivables',
    '/api/products': 'products',
    '/api/measure-units': 'measure_units',
  };
  for (const [path, resource] of Object.entries(lists)) {
    app.get(path, async (context) => {
      if (!sessions.find(context.req.raw)) {
        return context.json({ error: { message: 'Sign in first.' } }, 401);
      }
      context.header('Cache-Control', 'no-store');
      return context.json({ data: await accounting.monite.readAll(resource, company.id) });
    });
  }

  // The control APIs of both sandboxes, for tests that know only the address of the product.
  for (const [name, { fetch, controlUrl }] of Object.entries({ remote: sandbox, practice })) {
    app.all(`/api/sandbox/${name}/:verb`, ({ req }) =>
      fetch(new Request(`${controlUrl}/${req.param('verb')}`, req.raw)),
    );
  }
  app.route(
    '/api/sandbox',
    createSandboxControls(sandbox, {
      getSettings: () => settings,
      setSettings(next) {
        settings = next;
        // The handlers use one version, and hold tokens that a reset revokes.
        accounting = createHandlers();
      },
    }),
  );
  app.all('/api/*', (context) => context.json({ error: { message: 'Not found.' } }, 404));
  app.onError((error, context) => {
    console.error('[api]', error.message);
    return context.json(
      { error: { message: 'The accounting data is unavailable right now.' } },
      502,
    );
  });
  return app;
}
