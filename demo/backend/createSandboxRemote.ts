import { Hono } from 'hono';
import type { Sandbox, SandboxOptions, SandboxRule } from 'react-accounting-connect/sandbox';

/**
 * Serves the sandbox's own methods over HTTP, for tests that control it from outside. Answers a
 * failed call with 409 and the reason.
 */
export function createSandboxRemote(sandbox: Sandbox): Hono {
  const app = new Hono();

  app.get('/connections', (context) => context.json(sandbox.connections));
  app.get('/requests', (context) => context.json(sandbox.requests));
  app.post('/connections', async (context) => {
    const { platform, status } = await context.req.json<{ platform: string; status?: string }>();
    return context.json(sandbox.connect(sandbox.entityId, platform, status));
  });
  app.post('/connections/:id/authorize', (context) => {
    // The clock of this computer, which the pages use too.
    const at = Date.now();
    return context.json({ ...sandbox.authorize(context.req.param('id')), at });
  });
  app.post('/connections/:id/status', async (context) => {
    const { status, after } = await context.req.json<{ status: string; after?: number }>();
    return context.json(sandbox.setStatus(context.req.param('id'), status, { after }));
  });
  app.post('/pages', async (context) => {
    sandbox.setPages(await context.req.json<Pick<SandboxOptions, 'coop' | 'returnUrl'>>());
    return context.json({});
  });
  app.post('/rules', async (context) => {
    sandbox.fail(await context.req.json<SandboxRule>());
    return context.json({});
  });
  app.post('/clock', async (context) => {
    const { advance } = await context.req.json<{ advance: number }>();
    sandbox.advance(advance);
    return context.json({});
  });

  app.onError(({ message }, context) => context.json({ message }, 409));
  return app;
}
