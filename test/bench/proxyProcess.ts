/** The partner's back end of the benchmark: the proxy, with a session in a cookie. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { createProxyHandler } from '../../src/server/createProxyHandler.ts';
import { listen } from '../../src/sandbox/listen.ts';
import { DEFAULT_VERSION } from '../../src/api/VERSIONS.ts';
import { answerParent } from './answerParent.ts';
import { readVersion } from './readVersion.ts';

export interface ProxyReady {
  url: string;
}

export interface ProxyAnswers {
  measure: ProxyReport;
}

export interface ProxyReport {
  /** The heap in bytes, after garbage collection. */
  heap: number;
  rss: number;
  /** How often `onError` was called, and with which first error. */
  errors: number;
  firstError: string | undefined;
}

let errors = 0;
let firstError: string | undefined;

const handle = createProxyHandler({
  apiUrl: process.env['MONITE_API_URL'],
  apiVersion: readVersion(process.env['MONITE_API_VERSION'] ?? DEFAULT_VERSION),
  clientId: process.env['MONITE_CLIENT_ID'],
  clientSecret: process.env['MONITE_CLIENT_SECRET'],
  resolveEntity: ({ headers }) => /^session=(\S+)$/.exec(headers.get('cookie') ?? '')?.[1],
  onError(error) {
    errors += 1;
    firstError ??= String(error);
  },
});

async function measure(): Promise<ProxyReport> {
  // Finalizers run between two collections and release more objects.
  for (let pass = 0; pass < 4; pass += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one at a time
    await sleep(200);
    globalThis.gc?.();
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, rss, errors, firstError };
}

const server = createAdaptorServer({ fetch: (request) => handle(request) });
const port = await listen(server, 0, '127.0.0.1');
answerParent({ url: `http://127.0.0.1:${port}` } satisfies ProxyReady, { measure });
