/** The server of the update streams of the benchmark. Listens on loopback only. */
import { createAdaptorServer } from '@hono/node-server';
import { listen } from '../../src/sandbox/listen.ts';
import { answerParent } from './answerParent.ts';
import { importBuild } from './importBuild.ts';
import { readMemory } from './readMemory.ts';
import type { Memory } from './readMemory.ts';

export interface StreamReady {
  url: string;
}

export interface StreamAnswers {
  readMemory: Memory;
}

const { createUpdateStream } = await importBuild();
const { handler } = createUpdateStream({
  resolveEntity: ({ headers }) => /^session=(\S+)$/.exec(headers.get('cookie') ?? '')?.[1],
});
const server = createAdaptorServer({ fetch: (request) => handler(request) });
const port = await listen(server, 0, '127.0.0.1');
answerParent({ url: `http://127.0.0.1:${port}` } satisfies StreamReady, { readMemory });
