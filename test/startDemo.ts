import { resolve } from 'node:path';
import { getFreePort } from './getFreePort.ts';
import { startProgram } from './startProgram.ts';

const root = resolve(import.meta.dirname, '..');

/** A demo with a sandbox of its own. */
export interface RunningDemo {
  url: string;
  stop: () => Promise<void>;
}

/** The client secret of every demo that tests start. */
export const DEMO_SECRET = 'a-secret-that-only-these-tests-know';

/** Starts the demo on a free port. Resolves when the demo answers. */
export async function startDemo(): Promise<RunningDemo> {
  const url = `http://127.0.0.1:${await getFreePort()}`;
  const variables = {
    NODE_ENV: 'development',
    PORT: new URL(url).port,
    SANDBOX_PORT: '0',
    SANDBOX_CLIENT_SECRET: DEMO_SECRET,
  };
  const args = ['--import', 'tsx', 'demo/start.ts'];
  const program = startProgram(process.execPath, args, { ...process.env, ...variables }, root);
  await program.waitForUrl(url);
  return { url, stop: program.stop };
}
