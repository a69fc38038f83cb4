import { ignoreErrors } from '../../lib/ignoreErrors.ts';
import { isEntityId } from '../isEntityId.ts';
import type { UpdateBus } from '../updates/UpdateBus.ts';
import { createRedisCommands, isIoRedis } from './createRedisCommands.ts';
import type { RedisClient, RedisOptions } from './RedisClient.ts';

/** Milliseconds before the next attempt to listen. */
const RETRY = 5000;

/**
 * Creates a bus for `createUpdateStream`, so that a webhook that reaches one instance of a server is
 * heard by the pages of all. Opens a second connection, as Redis requires, when the first page listens.
 * While Redis does not answer, pages of other instances see a change at their next poll.
 *
 * @throws Error for something other than a Redis client
 */
export function createRedisUpdateBus(redis: RedisClient, options: RedisOptions = {}): UpdateBus {
  const { prefix, send, report } = createRedisCommands('createRedisUpdateBus()', redis, options);
  const channel = `${prefix}:updates`;
  /** An instance ignores its own messages. */
  const sender = crypto.randomUUID();
  const listeners = new Set<(entityId: string) => void>();
  let stop: (() => void) | undefined;

  function handleMessage(message: string) {
    const [from, entityId] = message.split(' ');
    if (from === sender || !isEntityId(entityId)) return;
    for (const listener of listeners) ignoreErrors(() => listener(entityId));
  }

  function start(): () => void {
    let isStopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let connection: Subscriber | undefined;

    /** Most connections come back by themselves. The settings of a partner may say otherwise. */
    function check() {
      timer = undefined;
      if (isStopped || connection?.isReady()) return;
      connection?.close();
      void listen();
    }

    function handleTrouble(error: unknown) {
      if (isStopped) return;
      report(error);
      timer ??= setTimeout(check, RETRY);
    }

    async function listen() {
      const own = openSubscriber(redis, handleTrouble);
      connection = own;
      try {
        await own.subscribe(channel, handleMessage);
        // Stopping it while it connected did not stop the connection.
        if (isStopped) own.close();
      } catch (error) {
        handleTrouble(error);
      }
    }

    void listen();
    return () => {
      isStopped = true;
      clearTimeout(timer);
      connection?.close();
    };
  }

  return {
    publish: (entityId) =>
      void send('PUBLISH', channel, `${sender} ${entityId}`).catch(() => undefined),
    subscribe(listener) {
      listeners.add(listener);
      stop ??= start();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}

interface Subscriber {
  subscribe: (channel: string, onMessage: (message: string) => void) => Promise<unknown>;
  isReady: () => boolean;
  close: () => void;
}

/** Opens a connection that only listens. */
function openSubscriber(redis: RedisClient, onTrouble: (error: unknown) => void): Subscriber {
  if (isIoRedis(redis)) {
    // Partners may have turned off what their own commands do not need.
    const connection = redis.duplicate({ enableOfflineQueue: true, autoResubscribe: true });
    connection.on('error', onTrouble);
    connection.on('end', () => onTrouble(new Error('The connection has ended')));
    return {
      subscribe(channel, onMessage) {
        connection.on('message', (from, message) => from === channel && onMessage(message));
        return connection.subscribe(channel);
      },
      isReady: () => connection.status === 'ready',
      close: () => ignoreErrors(() => connection.disconnect()),
    };
  }
  const connection = redis.duplicate();
  connection.on('error', onTrouble);
  return {
    async subscribe(channel, onMessage) {
      await connection.connect();
      await connection.subscribe(channel, onMessage);
    },
    isReady: () => connection.isReady,
    // Throws if it is closed already.
    close: () => ignoreErrors(() => connection.destroy()),
  };
}
