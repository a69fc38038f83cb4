/** A server of the benchmark in front of the sandbox. `KIND` names it. Listens on loopback only. */
import { createAdaptorServer } from '@hono/node-server';
import { listen } from '../../src/sandbox/listen.ts';
import { answerParent } from './answerParent.ts';
import { createBenchHandler } from './createBenchHandler.ts';
import { readMemory } from './readMemory.ts';
import type { Memory } from './readMemory.ts';

export interface ServerReady {
  url: string;
}

export interface ServerAnswers {
  readUsage: ServerUsage;
  measure: ServerReport;
  listSent: readonly number[];
}

export interface ServerUsage {
  /** Processor time so far, in microseconds. */
  processor: number;
  /** Requests so far. */
  requests: number;
}

export interface ServerReport extends Memory {
  /** How often `onError` was called, and with which first error. */
  errors: number;
  firstError: string | undefined;
}

let requests = 0;
let errors = 0;
let firstError: string | undefined;
/** When the proxy sent a call under the default limits. */
const sent: number[] = [];

const handle = await createBenchHandler(
  process.env,
  (error) => {
    errors += 1;
    firstError ??= String(error);
  },
  () => sent.push(Date.now()),
);

function readUsage(): ServerUsage {
  const { user, system } = process.cpuUsage();
  return { processor: user + system, requests };
}

const measure = async (): Promise<ServerReport> => ({
  ...(await readMemory()),
  errors,
  firstError,
});

const server = createAdaptorServer({
  fetch(request) {
    requests += 1;
    return handle(request);
  },
});
const port = await listen(server, 0, '127.0.0.1');
answerParent({ url: `http://127.0.0.1:${port}` } satisfies ServerReady, {
  readUsage,
  measure,
  listSent: () => sent,
});
