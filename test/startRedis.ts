import { getFreePort } from './getFreePort.ts';
import { ensurePrograms, findProgram } from './programs.ts';
import { startProgram } from './startProgram.ts';

/** A Redis server of one test file. */
export interface RunningRedis {
  /** `redis://127.0.0.1:…` */
  url: string;
  pid: number;
  /** Stops the server. Resolves when it has exited. */
  stop: () => Promise<void>;
}

/**
 * Starts an empty Redis server on a free port of this computer. It stores nothing on disk, and ends with
 * the test process. Further arguments go to the server: `startRedis('--maxmemory', '2mb')`.
 */
export async function startRedis(...args: string[]): Promise<RunningRedis> {
  await ensurePrograms('redis');
  const port = String(await getFreePort());
  const own = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = startProgram(findProgram('redis') ?? '', [...own, ...args], process.env);
  await server.waitForOutput('Ready to accept connections');
  const { pid = 0, stop } = server;
  return { url: `redis://127.0.0.1:${port}`, pid, stop };
}
