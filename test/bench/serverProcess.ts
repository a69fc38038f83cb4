/** A server of the benchmark in front of the sandbox. `KIND` names it. Listens on loopback only. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { listen } from '../../src/sandbox/listen.ts';
import { answerParent } from './answerParent.ts';
import { createBenchHandler } from './createBenchHandler.ts';

export interface ServerReady {
  url: string;
}

export interface ServerAnswers {
  readUsage: ServerUsage;
  measure: ServerReport;
}

export interface ServerUsage {
  /** Processor time so far, in microseconds. */
  processor: number;
  /** Requests so far. */
  requests: number;
}

export interface ServerReport {
  /** The heap in bytes, after garbage collection. */
  heap: number;
  rss: number;
  /** How often `onError` was called, and with which first error. */
  errors: number;
  firstError: string | undefined;
}

let requests = 0;
let errors = 0;
let firstError: string | undefined;

const handle = await createBenchHandler(process.env, (error) => {
  errors += 1;
  firstError ??= String(error);
});

function readUsage(): ServerUsage {
  const { user, system } = process.cpuUsage();
  return { processor: user + system, requests };
}

async function measure(): Promise<ServerReport> {
  // Finalizers run between two collections and release more objects.
  for (let pass = 0; pass < 4; pass += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one at a time
    await sleep(200);
    globalThis.gc?.();
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, rss, errors, firstError };
}

const server = createAdaptorServer({
  fetch(request) {
    requests += 1;
    return handle(request);
  },
});
const port = await listen(server, 0, '127.0.0.1');
answerParent({ url: `http://127.0.0.1:${port}` } satisfies ServerReady, { readUsage, measure });
