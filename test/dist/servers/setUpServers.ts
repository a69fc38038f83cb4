import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { App } from './APPS.ts';
import { buildServer } from './buildServer.ts';
import { installServers } from './installServers.ts';
import { setUpServer } from './setUpServer.ts';
import type { ServerUnderTest, SetUpServerOptions } from './setUpServer.ts';

/**
 * Builds an app in its folder and starts a server of it for the tests of a `describe`. After each test, checks
 * that no server has printed a secret.
 */
export function setUpServers(
  app: App,
  /** The name of its folder. */
  name: string,
  getOptions: () => SetUpServerOptions = () => ({}),
) {
  const servers: ServerUnderTest[] = [];
  let folder = '';
  const start = async (options?: SetUpServerOptions) => {
    const server = await setUpServer(folder, app, { ...getOptions(), ...options });
    servers.push(server);
    return server;
  };

  beforeAll(async () => {
    folder = join(await installServers(), name);
    if (app.needsBuild) await buildServer(folder);
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
