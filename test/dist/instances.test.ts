import { afterAll, beforeAll, describe } from 'vitest';
import { startRedis, type RunningRedis } from '../startRedis.ts';
import { APPS } from './servers/APPS.ts';
import { setUpServers } from './servers/setUpServers.ts';
import { testAttacks } from './servers/testAttacks.ts';
import { testCalls } from './servers/testCalls.ts';
import { testSharing } from './servers/testSharing.ts';
import { testStop } from './servers/testStop.ts';
import { testTokens } from './servers/testTokens.ts';
import { testUpdates } from './servers/testUpdates.ts';

let redis: RunningRedis | undefined;

beforeAll(async () => {
  redis = await startRedis();
});

afterAll(() => redis?.stop());

for (const app of APPS) {
  const { name, redisFolder } = app;
  if (redisFolder === null) continue;

  describe(`on two instances of ${name} that share a Redis`, () => {
    const { start, getServer } = setUpServers(app, redisFolder, () => ({
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
}
