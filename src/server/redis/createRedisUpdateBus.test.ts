import { Redis } from 'ioredis';
import { createClient } from 'redis';
import { describe, expect, it, vi } from 'vitest';
import { getFreePort } from '../../../test/getFreePort.ts';
import { openRedisClients } from '../../../test/openRedisClients.ts';
import { setUpRedis } from '../../../test/setUpRedis.ts';
import { startRedis } from '../../../test/startRedis.ts';
import { sleep } from '../../lib/sleep.ts';
import { createRedisUpdateBus } from './createRedisUpdateBus.ts';

const { open, defer, getUrl } = setUpRedis();
/** Commands may be under way when the test closes their client. */
const onError = () => undefined;

describe.each(Object.keys(openRedisClients))('createRedisUpdateBus() over %s', (name) => {
  const setUp = async (prefix: string) => {
    const bus = createRedisUpdateBus(await open(name), { prefix, onError });
    const heard = vi.fn<(entityId: string) => void>();
    const stop = bus.subscribe(heard);
    defer(stop);
    return { bus, heard, stop };
  };

  it('carries news to all other instances, and not back', async () => {
    const prefix = `carry ${name}`;
    const [one, two, three] = [await setUp(prefix), await setUp(prefix), await setUp(prefix)];
    await vi.waitFor(() => {
      one.bus.publish('warm-up');
      expect(two.heard).toHaveBeenCalled();
      expect(three.heard).toHaveBeenCalled();
    });
    one.bus.publish('entity-a');
    one.bus.publish('last');

    await vi.waitFor(() => expect(three.heard).toHaveBeenCalledWith('last'));
    await vi.waitFor(() => expect(two.heard).toHaveBeenCalledWith('last'));
    const news = two.heard.mock.calls.flat().filter((entityId) => entityId !== 'warm-up');
    expect(news).toEqual(['entity-a', 'last']);
    expect(one.heard).not.toHaveBeenCalled();
  });

  it('ignores messages that are no ids, and listeners that throw', async () => {
    const prefix = `strange ${name}`;
    const [one, two] = [await setUp(prefix), await setUp(prefix)];
    const failing = vi.fn<() => void>(() => {
      throw new Error('broken');
    });
    defer(two.bus.subscribe(failing));
    await vi.waitFor(() => {
      one.bus.publish('warm-up');
      expect(two.heard).toHaveBeenCalled();
    });
    two.heard.mockClear();
    one.bus.publish('a b\r\nc');
    one.bus.publish('../../etc');
    one.bus.publish('entity-a');

    await vi.waitFor(() => expect(two.heard).toHaveBeenCalledWith('entity-a'));
    expect(failing).toHaveBeenCalledWith('entity-a');
    expect(new Set(two.heard.mock.calls.flat())).not.toContain('../../etc');
  });

  it('leaves no connection if it is stopped while it connects', async () => {
    const redis = await open(name);
    const prefix = `quick ${name}`;
    const bus = createRedisUpdateBus(redis, { prefix });
    const heard = vi.fn<(entityId: string) => void>();
    for (let count = 0; count < 3; count += 1) bus.subscribe(heard)();
    await sleep(200);
    const { bus: other } = await setUp(prefix);
    other.publish('entity-a');
    await sleep(200);

    expect(heard).not.toHaveBeenCalled();
    const numbers = await ('call' in redis
      ? redis.call('PUBSUB', 'NUMSUB', `${prefix}:updates`)
      : redis.sendCommand(['PUBSUB', 'NUMSUB', `${prefix}:updates`]));
    expect(numbers).toEqual([`${prefix}:updates`, 1]);
  });

  it('hears nothing after it was stopped', async () => {
    const prefix = `stopped ${name}`;
    const [one, two] = [await setUp(prefix), await setUp(prefix)];
    await vi.waitFor(() => {
      one.bus.publish('warm-up');
      expect(two.heard).toHaveBeenCalled();
    });
    two.stop();
    await sleep(50);
    two.heard.mockClear();
    one.bus.publish('entity-a');
    await sleep(100);

    expect(two.heard).not.toHaveBeenCalled();
  });
});

it('listens although the client of the partner queues no commands', async () => {
  const redis = new Redis(getUrl(), { enableOfflineQueue: false, autoResubscribe: false });
  redis.on('error', () => undefined);
  defer(() => redis.disconnect());
  const heard = vi.fn<(entityId: string) => void>();
  defer(createRedisUpdateBus(redis, { prefix: 'no queue' }).subscribe(heard));
  const other = createRedisUpdateBus(await open(), { prefix: 'no queue', onError });

  await vi.waitFor(() => {
    other.publish('entity-a');
    expect(heard).toHaveBeenCalledWith('entity-a');
  });
});

it('listens again when its connection has ended for good', async () => {
  const client = createClient({ url: getUrl(), socket: { reconnectStrategy: false } });
  client.on('error', () => undefined);
  await client.connect();
  defer(() => client.destroy());
  const heard = vi.fn<(entityId: string) => void>();
  defer(createRedisUpdateBus(client, { prefix: 'ended', onError }).subscribe(heard));
  const admin = new Redis(getUrl());
  defer(() => admin.disconnect());
  const other = createRedisUpdateBus(await open(), { prefix: 'ended', onError });
  await vi.waitFor(() => {
    other.publish('entity-a');
    expect(heard).toHaveBeenCalled();
  });
  await admin.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
  await sleep(100);
  heard.mockClear();

  await vi.waitFor(
    () => {
      other.publish('entity-b');
      expect(heard).toHaveBeenCalledWith('entity-b');
    },
    { timeout: 8000, interval: 200 },
  );
});

/** Resolves when news of another instance arrives. */
async function waitForNews(url: string, heard: (entityId: string) => void) {
  const other = createRedisUpdateBus(await open('redis', url), { onError });
  await vi.waitFor(
    () => {
      other.publish('entity-a');
      expect(heard).toHaveBeenCalledWith('entity-a');
    },
    { timeout: 12_000, interval: 200 },
  );
}

it('listens to a Redis that starts later, although the commands of its client give up', async () => {
  const port = String(await getFreePort());
  const url = `redis://127.0.0.1:${port}`;
  const redis = new Redis(url, { maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined);
  defer(() => redis.disconnect());
  const heard = vi.fn<(entityId: string) => void>();
  defer(createRedisUpdateBus(redis, { onError }).subscribe(heard));
  await sleep(1500);
  const server = await startRedis('--port', port);
  defer(() => void server.stop());

  await waitForNews(url, heard);
}, 20_000);

it.each([
  ['before it listens', false],
  ['while it listens', true],
])(
  'listens again after Redis has forbidden it for a moment, %s',
  async (_, isListening) => {
    const server = await startRedis();
    defer(() => void server.stop());
    const admin = new Redis(server.url);
    defer(() => admin.disconnect());
    const setChannels = (rule: string) => admin.call('ACL', 'SETUSER', 'default', rule);

    const buses = await Promise.all(
      Object.keys(openRedisClients).map(async (name) =>
        createRedisUpdateBus(await open(name, server.url), { onError }),
      ),
    );
    const listeners = buses.map((bus) => ({ bus, heard: vi.fn<(entityId: string) => void>() }));
    const waitForAll = () =>
      Promise.all(listeners.map(({ heard }) => waitForNews(server.url, heard)));
    if (!isListening) await setChannels('resetchannels');
    for (const { bus, heard } of listeners) defer(bus.subscribe(heard));
    if (isListening) await waitForAll();
    // Redis closes the connections of those that listen.
    await setChannels('resetchannels');
    await sleep(1500);
    await setChannels('allchannels');
    for (const { heard } of listeners) heard.mockClear();

    await waitForAll();
  },
  20_000,
);
