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
  const commands = createRedisCommands('createRedisUpdateBus()', redis, options);
  const { prefix, send } = commands;
  const channel = `${prefix}:updates`;
  /** An instance ignores its own messages. */
  const sender = crypto.randomUUID();
  const listeners = new Set<(entityId: string) => void>();
  let stop: (() => void) | undefined;

  function handleMessage(message: string) {
    const [from, ...rest] = message.split(' ');
    const entityId = rest.join(' ');
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
      if (isStopped || connection?.isSubscribed()) return;
      connection?.close();
      listen();
    }

    function listen() {
      const own = openSubscriber(redis, {
        channel,
        onMessage: handleMessage,
        onSubscribed: () => commands.reportSuccess('SUBSCRIBE'),
        onTrouble,
      });
      connection = own;

      function onTrouble(error: unknown) {
        // A connection that is closed has no more to say.
        if (isStopped || connection !== own) return;
        commands.reportFailure('SUBSCRIBE', error);
        timer ??= setTimeout(check, RETRY);
      }
    }

    listen();
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
  /** Whether messages arrive. A connection that is ready may still be deaf. */
  isSubscribed: () => boolean;
  close: () => void;
}

interface SubscriberOptions {
  channel: string;
  onMessage: (message: string) => void;
  onSubscribed: () => void;
  onTrouble: (error: unknown) => void;
}

/** Opens a connection that only listens. */
function openSubscriber(redis: RedisClient, options: SubscriberOptions): Subscriber {
  const { channel, onMessage, onSubscribed, onTrouble } = options;
  let isSubscribed = false;
  async function subscribe(send: () => Promise<unknown>) {
    try {
      await send();
      isSubscribed = true;
      onSubscribed();
    } catch (error) {
      onTrouble(error);
    }
  }

  if (isIoRedis(redis)) {
    // It would subscribe again by itself, but nobody could catch a refusal, which ends the process.
    const connection = redis.duplicate({ lazyConnect: true, autoResubscribe: false });
    connection.on('error', onTrouble);
    connection.on('end', () => onTrouble(new Error('The connection has ended')));
    connection.on('message', (from, message) => from === channel && onMessage(message));
    connection.on('close', () => {
      isSubscribed = false;
    });
    // Not before, because commands that wait for the connection give up sooner than it does.
    connection.on('ready', () => void subscribe(() => connection.subscribe(channel)));
    // Its failures are errors of the connection too.
    connection.connect().catch(() => undefined);
    return {
      isSubscribed: () => isSubscribed && connection.status === 'ready',
      close: () => ignoreErrors(() => connection.disconnect()),
    };
  }
  const connection = redis.duplicate();
  connection.on('error', onTrouble);
  let isClosed = false;
  function close() {
    isClosed = true;
    // Throws if it is closed already.
    ignoreErrors(() => connection.destroy());
  }
  void subscribe(async () => {
    await connection.connect();
    // Closing it while it connected did not stop it.
    if (isClosed) return close();
    // After a reconnect, it is not ready before it has subscribed again.
    return connection.subscribe(channel, onMessage);
  });
  return { isSubscribed: () => isSubscribed && connection.isReady, close };
}
