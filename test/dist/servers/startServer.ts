import { startProgram, type RunningProgram } from '../../startProgram.ts';
import { environment } from '../consumer.ts';

/** Starts a Node program in a folder. Resolves when the program answers at this URL. */
export async function startServer(
  cwd: string,
  args: readonly string[],
  url: string,
  env: Record<string, string>,
): Promise<RunningProgram> {
  const variables = { ...environment, ...env, PORT: new URL(url).port };
  const server = startProgram(process.execPath, args, variables, cwd);
  await server.waitForUrl(url);
  return server;
}
