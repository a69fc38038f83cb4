import { describe, expect, it, vi } from 'vitest';
import { openRedisClients } from '../../../test/openRedisClients.ts';
import { setUpRedis } from '../../../test/setUpRedis.ts';
import { sleep } from '../../lib/sleep.ts';
import { createRedisUpdateBus } from './createRedisUpdateBus.ts';

const { open, defer } = setUpRedis();

describe.each(Object.keys(openRedisClients))('createRedisUpdateBus() over %s', (name) => {
  const setUp = async (prefix: string) => {
    const bus = createRedisUpdateBus(await open(name), { prefix });
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
