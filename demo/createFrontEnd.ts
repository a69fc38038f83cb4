import { Hono } from 'hono';
import { build } from 'vite';

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/**
 * Builds the partner's front end in memory and serves it. Serves the app for every path that is not
 * a file, so that reloads work on every page.
 */
export async function createFrontEnd(): Promise<Hono> {
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
    const path = files.has(context.req.path) ? context.req.path : '/index.html';
    const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    return context.body(toBody(files.get(path)), 200, { 'Content-Type': type });
  });
  return app;
}

function toBody(content: string | Uint8Array = ''): string | Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? content : new Uint8Array(content);
}
