import { Redis } from 'ioredis';
import { describe, expect, it, vi } from 'vitest';
import { openRedisClients } from '../../../test/openRedisClients.ts';
import { setUpProxy } from '../../../test/setUpProxy.ts';
import { setUpRedis } from '../../../test/setUpRedis.ts';
import { startRedis } from '../../../test/startRedis.ts';
import { createRedisCommands } from './createRedisCommands.ts';
import { createRedisLimiter } from './createRedisLimiter.ts';
import { createRedisTokenStore } from './createRedisTokenStore.ts';

const { open, defer } = setUpRedis();

/** A Redis that freezes and changes its rules, and a client of it. */
async function setUp(name: string) {
  const redis = await startRedis();
  defer(() => void redis.stop());
  const admin = new Redis(redis.url);
  defer(() => admin.disconnect());
  const onError = vi.fn<(error: unknown) => void>();
  const client = await open(name, redis.url);
  const { send } = createRedisCommands('test', client, { onError });
  return {
    client,
    onError,
    send: (...args: [string, ...string[]]) => send(...args).catch(() => 'failed'),
    freeze: () => process.kill(redis.pid, 'SIGSTOP'),
    thaw: () => process.kill(redis.pid, 'SIGCONT'),
    setRule: (rule: string) => admin.call('ACL', 'SETUSER', 'default', rule),
  };
}

const waitForAnswer = (send: () => Promise<unknown>) =>
  vi.waitFor(async () => expect(await send()).not.toBe('failed'), { timeout: 6000, interval: 100 });

/** Runs with all clients at once, because they wait most of the time. */
const withEachClient = (run: (name: string) => Promise<void>) => async () => {
  await Promise.all(Object.keys(openRedisClients).map(run));
};

describe('createRedisCommands()', () => {
  it(
    'reports each of two outages within a minute once, whichever command noticed it',
    withEachClient(async (name) => {
      const { send, freeze, thaw, onError } = await setUp(name);
      for (const reports of [1, 2]) {
        freeze();
        // oxlint-disable no-await-in-loop -- one outage after the other
        expect(await Promise.all([send('GET', 'a'), send('DEL', 'b')])).toEqual([
          'failed',
          'failed',
        ]);
        expect(await send('PUBLISH', 'c', 'd')).toBe('failed');
        expect(onError).toHaveBeenCalledTimes(reports);
        thaw();
        await waitForAnswer(() => send('PUBLISH', 'c', 'd'));
        // oxlint-enable no-await-in-loop
      }
      expect(onError.mock.calls.every((args) => args.length === 1)).toBe(true);
    }),
  );

  it(
    'reports a command that Redis refuses once, and an outage meanwhile on its own',
    withEachClient(async (name) => {
      const { send, freeze, thaw, setRule, onError } = await setUp(name);
      await setRule('-publish');
      for (let count = 0; count < 3; count += 1) {
        // oxlint-disable no-await-in-loop -- one after the other
        await waitForAnswer(() => send('GET', 'a'));
        expect(await send('PUBLISH', 'b', 'c')).toBe('failed');
        // oxlint-enable no-await-in-loop
      }
      expect(onError.mock.calls.flat().map(String)).toEqual([
        expect.stringContaining('Redis refused PUBLISH (NOPERM)'),
      ]);

      await waitForAnswer(() => send('GET', 'a'));
      freeze();
      await send('GET', 'a');
      expect(onError).toHaveBeenCalledTimes(2);
      thaw();
    }),
    20_000,
  );

  it(
    'comes back although it may not send PING',
    withEachClient(async (name) => {
      const { send, freeze, thaw, setRule } = await setUp(name);
      await setRule('-ping');
      freeze();
      await send('GET', 'a');
      thaw();

      await waitForAnswer(() => send('GET', 'a'));
    }),
  );

  it(
    'reports once if an instance starts while Redis is frozen',
    withEachClient(async (name) => {
      const { client, freeze, thaw, onError } = await setUp(name);
      const proxy = setUpProxy({
        tokenStore: createRedisTokenStore(client, { onError }),
        limiter: createRedisLimiter(client, { onError }),
        onError,
      });
      freeze();
      expect((await proxy.ask('/accounting_connections')).status).toBe(200);
      thaw();

      expect(onError).toHaveBeenCalledOnce();
    }),
  );

  it(
    'survives a log that throws',
    withEachClient(async (name) => {
      const { send, freeze, thaw, onError } = await setUp(name);
      onError.mockImplementation(() => {
        throw new Error('log');
      });
      freeze();
      expect(await send('GET', 'a')).toBe('failed');
      thaw();
    }),
  );
});
