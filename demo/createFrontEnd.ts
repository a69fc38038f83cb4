import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { build } from 'vite';
import { getContentSecurityPolicy } from './getContentSecurityPolicy.ts';
import { NONCE } from './NONCE.ts';

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

const PAGE = '/index.html';

/**
 * Builds the partner's front end in memory and serves it. Serves the app for every path that is not
 * a file, so that reloads work on every page. `apiOrigin` is the origin of the accounting API.
 */
export async function createFrontEnd(apiOrigin: string): Promise<Hono> {
  // Makes React print its warnings to the console.
  process.env.NODE_ENV ??= 'development';
  const result = await build({
    configFile: `${import.meta.dirname}/vite.config.ts`,
    build: { write: false },
  });
  const files = new Map<string, string | Uint8Array>();
  for (const bundle of [result].flat()) {
    if (!('output' in bundle)) continue;
    for (const file of bundle.output) {
      files.set(`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source);
    }
  }

  const app = new Hono();
  app.get('*', (context) => {
    const path = files.has(context.req.path) ? context.req.path : PAGE;
    if (path === PAGE) {
      const nonce = randomBytes(16).toString('base64');
      return context.html(String(files.get(PAGE)).replaceAll(NONCE, nonce), 200, {
        'Content-Security-Policy': getContentSecurityPolicy(nonce, apiOrigin),
        // Not `no-store`, with which Back would load the page anew.
        'Cache-Control': 'no-cache',
      });
    }
    const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    return context.body(toBody(files.get(path)), 200, { 'Content-Type': type });
  });
  return app;
}

function toBody(content: string | Uint8Array = ''): string | Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? content : new Uint8Array(content);
}
