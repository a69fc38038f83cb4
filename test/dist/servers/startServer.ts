import { spawn } from 'node:child_process';
import { environment } from '../consumer.ts';

/** A listening program that these tests started. */
export interface RunningServer {
  /** Everything that the program has printed. */
  getOutput: () => string;
  /** Stops the program. Resolves when it has exited. */
  stop: () => Promise<void>;
}

const START_TIMEOUT = 30_000;
const STOP_TIMEOUT = 5000;

/** Starts a Node program in a folder. Resolves when the program answers at this URL. */
export async function startServer(
  cwd: string,
  args: readonly string[],
  url: string,
  env: Record<string, string>,
): Promise<RunningServer> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...environment, ...env, PORT: new URL(url).port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    child.once('error', collect);
    child.once('close', () => {
      hasEnded = true;
      resolve();
    });
  });
  // The tests may be stopped halfway.
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);

  async function stop() {
    child.kill('SIGTERM');
    const timer = setTimeout(kill, STOP_TIMEOUT);
    await ended;
    clearTimeout(timer);
    process.off('exit', kill);
  }

  const deadline = Date.now() + START_TIMEOUT;
  for (;;) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- until the program answers
      await fetch(url, { signal: AbortSignal.timeout(2000) });
      return { getOutput: () => output, stop };
    } catch {
      if (hasEnded || Date.now() > deadline) break;
      // oxlint-disable-next-line no-await-in-loop -- a pause between attempts
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  await stop();
  throw new Error(`node ${args.join(' ')} does not answer at ${url}:\n${output}`);
}
