import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { createSandbox } from '../../../src/sandbox/createSandbox.ts';
import { listen } from '../../../src/sandbox/listen.ts';
import type { Sandbox } from '../../../src/sandbox/Sandbox.ts';
import { buildPage } from './buildPage.ts';

/** Serves both builds of the page, the API and the token endpoint at one local address. */
export interface Site {
  url: string;
  /** Allows 30 requests a second, as the API does. */
  sandbox: Sandbox;
  countTokenRequests: () => number;
  /** Forgets all connections and counts. */
  reset: () => void;
  close: () => Promise<void>;
}

export const MOST_ENTITIES = 200;

/** Builds the page into a temporary folder and serves it. */
export async function startSite(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'accounting-bench-'));
  const sandbox = createSandbox({
    entities: Array.from({ length: MOST_ENTITIES }, (_, index) => ({
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      name: `Entity ${index}`,
      currency: 'GBP',
    })),
  });
  let tokenRequests = 0;

  const app = new Hono();
  app.all('/v1/*', ({ req }) => sandbox.fetch(req.raw));
  app.post('/token', (context) => {
    tokenRequests += 1;
    return context.json({ access_token: sandbox.issueToken(), expires_in: 1800 });
  });
  app.use('*', serveStatic({ root: folder }));
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });

  async function close() {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  }

  try {
    await buildPage('production', join(folder, 'production'));
    await buildPage('profiling', join(folder, 'profiling'));
    const port = await listen(server, 0, '127.0.0.1');
    return {
      url: `http://127.0.0.1:${port}`,
      sandbox,
      countTokenRequests: () => tokenRequests,
      reset() {
        sandbox.reset();
        tokenRequests = 0;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
