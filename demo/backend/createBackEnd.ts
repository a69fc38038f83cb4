import { Hono } from 'hono';
import { createTokenHandler } from 'react-accounting-connect/server';
import type { Sandbox } from 'react-accounting-connect/sandbox';
import { createMoniteReader } from './createMoniteReader.ts';
import { createSandboxControls } from './createSandboxControls.ts';
import { createSandboxRemote } from './createSandboxRemote.ts';
import { createSessions } from './createSessions.ts';

/**
 * The partner's back end. Everything under `/api/sandbox` is there for this demo alone; the rest
 * is what a real one has, with the sandbox's address and credentials in place of Monite's.
 */
export function createBackEnd(sandbox: Sandbox): Hono {
  const { clientId, clientSecret, baseUrl: apiUrl } = sandbox;
  const [company] = sandbox.entities;
  if (!company) throw new Error('The sandbox has no entity to sign in for.');

  const sessions = createSessions({
    name: 'Dana Okafor',
    email: 'dana@maple-harbor.example',
    entityUserId: company.userId,
  });
  const monite = createMoniteReader({ apiUrl, clientId, clientSecret });
  const createHandler = () =>
    createTokenHandler({
      clientId,
      clientSecret,
      apiUrl,
      authorize: (request) => sessions.find(request),
      onError: (error) => console.error('[token]', error),
    });
  let handleToken = createHandler();
  const app = new Hono();

  app.get('/api/session', (context) => {
    const { user, cookie } = sessions.start(context.req.raw);
    if (cookie) context.header('Set-Cookie', cookie);
    context.header('Cache-Control', 'no-store');
    return context.json({
      user: { name: user.name, email: user.email },
      company: { name: company.name, currency: company.currency },
      entityId: company.id,
      apiUrl,
    });
  });
  app.all('/api/monite/token', (context) => handleToken(context.req.raw));

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
      return context.json({ data: await monite.readAll(resource, company.id) });
    });
  }

  app.route('/api/sandbox/remote', createSandboxRemote(sandbox));
  app.route('/api/sandbox', createSandboxControls(sandbox, { onReset }));
  function onReset() {
    // It holds a token that the sandbox has just forgotten.
    handleToken = createHandler();
  }
  app.all('/api/*', (context) => context.json({ error: { message: 'Nothing is here.' } }, 404));
  app.onError((error, context) => {
    console.error('[api]', error.message);
    return context.json({ error: { message: 'The accounting data cannot be read now.' } }, 502);
  });
  return app;
}
