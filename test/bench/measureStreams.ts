import { Agent, get } from 'node:http';
import { formatTable } from './formatTable.ts';
import type { Memory } from './readMemory.ts';
import { startProcess } from './startProcess.ts';
import type { StreamAnswers, StreamReady } from './streamProcess.ts';

export interface StreamResult {
  count: number;
  before: Memory;
  open: Memory;
  /** After all streams have ended. */
  after: Memory;
}

/** Below the limit of streams of one entity. */
const PER_ENTITY = 50;
/** Opened at the same time. */
const BATCH = 100;

/** Opens a stream and waits for its first event. */
function openStream(url: string, entityId: string, agent: Agent): Promise<void> {
  const headers = { Cookie: `session=${entityId}`, 'Sec-Fetch-Site': 'same-origin' };
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers }, (response) => {
      if (response.statusCode !== 200) {
        reject(new Error(`A stream was answered with ${response.statusCode}.`));
      }
      // Ends with the agent.
      response.on('error', () => undefined);
      response.once('data', () => resolve());
    });
    request.on('error', reject);
  });
}

/** Measures the memory that a server needs for update streams that are open and silent. */
export async function measureStreams(count: number): Promise<StreamResult> {
  const server = await startProcess<StreamReady, StreamAnswers>('streamProcess.ts');
  const agent = new Agent({ maxSockets: Infinity });
  try {
    const { url } = server.ready;
    // The first stream loads code.
    await openStream(url, 'warm-up', agent);
    const before = await server.ask('readMemory');
    for (let opened = 0; opened < count; opened += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, count - opened) }, (_, index) =>
        openStream(url, `entity-${Math.floor((opened + index) / PER_ENTITY)}`, agent),
      );
      // oxlint-disable-next-line no-await-in-loop -- batch by batch
      await Promise.all(batch);
    }
    const open = await server.ask('readMemory');
    agent.destroy();
    return { count, before, open, after: await server.ask('readMemory') };
  } finally {
    agent.destroy();
    server.stop();
  }
}

/** Formats the result as text. */
export function describeStreams({ count, before, open, after }: StreamResult): string {
  const describe = (title: string, name: keyof Memory) => [
    title,
    ((open[name] - before[name]) / count / 1000).toFixed(1),
    ...[before, open, after].map((memory) => (memory[name] / 1e6).toFixed(1)),
  ];
  return formatTable([
    [`${count} update streams`, 'kB each', 'before MB', 'open', 'after'],
    describe('heap', 'heap'),
    describe('RSS', 'rss'),
  ]);
}
