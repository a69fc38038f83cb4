import { startProgram, type RunningProgram } from '../../startProgram.ts';
import { environment, getPath } from '../consumer.ts';

/** Starts a server in its folder. Resolves when the server answers at this URL. */
export async function startServer(
  folder: string,
  /** A script as in a `package.json`. */
  command: string,
  url: string,
  env: Record<string, string>,
): Promise<RunningProgram> {
  const { hostname, port } = new URL(url);
  const variables = { ...environment, PATH: getPath(folder), ...env, HOST: hostname, PORT: port };
  // Without a shell in between, which would not pass signals on.
  const server = startProgram('sh', ['-c', `exec ${command}`], variables, folder);
  await server.waitForUrl(url);
  return server;
}
