import { extname } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { createSandbox } from '../../../src/sandbox/createSandbox.ts';
import { listen } from '../../../src/sandbox/listen.ts';
import { createProxyHandler } from '../../../src/server/createProxyHandler.ts';
import { answerPeer } from './answerPeer.ts';
import type { PageFiles } from './buildPeerPage.ts';

/** Serves the pages, our proxy on the sandbox, and the fake API of the peers. */
export interface PeerSite {
  /** Returns the address of a page. */
  add: (name: string, files: PageFiles) => string;
  /** The paths that the browser got of a page, without the document. */
  takeServed: () => string[];
  close: () => void;
}

const ENTITY_ID = '00000000-0000-4000-8000-000000000000';
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

export async function startPeerSite(): Promise<PeerSite> {
  const pages = new Map<string, PageFiles>();
  let served: string[] = [];
  const sandbox = createSandbox({
    entities: [{ id: ENTITY_ID, name: 'Bench', currency: 'GBP' }],
  });
  const proxy = createProxyHandler({
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    apiUrl: sandbox.baseUrl,
    fetch: sandbox.fetch,
    resolveEntity: () => ENTITY_ID,
  });

  const app = new Hono();
  app.all('/api/accounting/*', ({ req }) => proxy(req.raw));
  app.all('/api/*', ({ req }) => answerPeer(req.raw));
  app.get('/:name/*', (context) => {
    const { name } = context.req.param();
    const path = context.req.path.slice(name.length + 2) || 'index.html';
    const file = pages.get(name)?.get(path);
    if (!file) return context.notFound();
    if (path !== 'index.html') served.push(path);
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    const encoding = file.isCompressed && { 'content-encoding': 'br' };
    return new Response(file.body, { headers: { 'content-type': type, ...encoding } });
  });
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  const port = await listen(server, 0, '127.0.0.1');
  return {
    add(name, files) {
      pages.set(name, files);
      return `http://127.0.0.1:${port}/${name}/`;
    },
    takeServed() {
      const paths = served;
      served = [];
      return paths;
    },
    close() {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
  };
}
