import { spawn } from 'node:child_process';
import { environment } from '../consumer.ts';

/** A program that listens, and that these tests have started. */
export interface RunningServer {
  /** All that it has printed. */
  getOutput: () => string;
  /** Ends it, and resolves when it has. */
  stop: () => Promise<void>;
}

const PATIENCE = 30_000;
const LAST_CALL = 5000;

/** Starts a program of Node in a folder, and resolves when it answers at this address. */
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
  // Should the tests be stopped in the middle.
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);

  async function stop() {
    child.kill('SIGTERM');
    const timer = setTimeout(kill, LAST_CALL);
    await ended;
    clearTimeout(timer);
    process.off('exit', kill);
  }

  const deadline = Date.now() + PATIENCE;
  for (;;) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- until it answers
      await fetch(url, { signal: AbortSignal.timeout(2000) });
      return { getOutput: () => output, stop };
    } catch {
      if (hasEnded || Date.now() > deadline) break;
      // oxlint-disable-next-line no-await-in-loop -- and not too often
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  await stop();
  throw new Error(`node ${args.join(' ')} does not answer at ${url}:\n${output}`);
}
