import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { startRedis, type RunningRedis } from '../startRedis.ts';
import { pack } from './consumer.ts';
import { APPS } from './servers/APPS.ts';
import { installServers } from './servers/installServers.ts';
import { setUpServers } from './servers/setUpServers.ts';
import { testAttacks } from './servers/testAttacks.ts';
import { testCalls } from './servers/testCalls.ts';
import { testSharing } from './servers/testSharing.ts';
import { testStop } from './servers/testStop.ts';
import { testTokens } from './servers/testTokens.ts';
import { testUpdates } from './servers/testUpdates.ts';

const temporary = mkdtempSync(join(tmpdir(), 'react-accounting-connect-instances-'));
const folder = join(temporary, 'servers');
let redis: RunningRedis | undefined;

beforeAll(async () => {
  redis = await startRedis();
  await installServers(folder, await pack(temporary), 'redis@6', 'ioredis@6');
  // The routes of the app with one instance, and what several share.
  cpSync(join(import.meta.dirname, 'fixtures/servers/next-redis'), folder, { recursive: true });
});

afterAll(async () => {
  await redis?.stop();
  rmSync(temporary, { recursive: true, force: true });
});

describe.each(APPS)('on two instances of $name that share a Redis', (app) => {
  const { start, getServer } = setUpServers(folder, app, () => ({
    instances: 2,
    env: { REDIS_URL: redis?.url ?? '' },
  }));

  testCalls(getServer, start);
  testAttacks(getServer);
  testUpdates(getServer);
  testTokens(getServer);
  testSharing(start);
  testStop(start);
});
