import { afterAll, afterEach, beforeAll } from 'vitest';
import { run } from '../consumer.ts';
import type { APPS } from './APPS.ts';
import { setUpServer } from './setUpServer.ts';
import type { ServerUnderTest, SetUpServerOptions } from './setUpServer.ts';

/**
 * Builds an app in the folder and starts a server of it for the tests of a `describe`. After each test, checks
 * that no server has printed a secret.
 */
export function setUpServers(
  folder: string,
  { build, args }: (typeof APPS)[number],
  getOptions: () => SetUpServerOptions = () => ({}),
) {
  const servers: ServerUnderTest[] = [];
  const start = async (options?: SetUpServerOptions) => {
    const server = await setUpServer(folder, args, { ...getOptions(), ...options });
    servers.push(server);
    return server;
  };

  beforeAll(async () => {
    // Without the secrets, because only the running app may need them.
    if (build) await run(folder, process.execPath, ...build);
    await start();
  });

  afterEach(() => {
    for (const { checkSecrecy, getOutput } of servers) checkSecrecy(getOutput());
  });

  afterAll(async () => {
    await Promise.all(servers.map(({ stop }) => stop()));
  });

  return {
    /** Starts another server, which stops after the tests. */
    start,
    /** The server that all tests share. */
    getServer() {
      const [server] = servers;
      if (!server) throw new Error('The server has not started.');
      return server;
    },
  };
}
