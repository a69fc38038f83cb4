import { spawn } from 'node:child_process';

/** A program that the tests started. */
export interface RunningProgram {
  /** `undefined` if the program could not be started. */
  pid: number | undefined;
  /** Everything that the program has printed. */
  getOutput: () => string;
  /** Resolves when the program has printed the text. If it does not, stops it and rejects. */
  waitForOutput: (text: string) => Promise<void>;
  /** Resolves when the program answers at this URL. If it does not, stops it and rejects. */
  waitForUrl: (url: string) => Promise<void>;
  /** Stops the program. Resolves when it has exited. */
  stop: () => Promise<void>;
}

const PATIENCE = 30_000;
const LAST_CALL = 5000;
const LAST_OUTPUT = 1000;

/** Starts a program with this environment. */
export function startProgram(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd?: string,
): RunningProgram {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const collect = (text: unknown) => {
    output += String(text);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      hasEnded = true;
      resolve();
    };
    child.once('error', (error) => {
      collect(error);
      // A program that never started does not close.
      if (child.pid === undefined) end();
    });
    child.once('close', end);
    // A program that this one started may still hold the pipes.
    child.once('exit', () =>
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, LAST_OUTPUT).unref(),
    );
  });
  // The tests may be stopped halfway.
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);

  async function stop() {
    child.kill('SIGTERM');
    const timer = setTimeout(kill, LAST_CALL);
    await ended;
    clearTimeout(timer);
    process.off('exit', kill);
  }

  async function waitUntil(isReady: () => boolean | Promise<boolean>, problem: string) {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- until the program is ready
      if (await isReady()) return;
      if (hasEnded || Date.now() > deadline) break;
      // oxlint-disable-next-line no-await-in-loop -- a pause between attempts
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await stop();
    throw new Error(`${[command, ...args].join(' ')} ${problem}:\n${output}`);
  }

  return {
    pid: child.pid,
    getOutput: () => output,
    waitForOutput: (text) => waitUntil(() => output.includes(text), `does not print "${text}"`),
    waitForUrl: (url) => waitUntil(() => answers(url), `does not answer at ${url}`),
    stop,
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(2000) });
    return true;
  } catch {
    return false;
  }
}
