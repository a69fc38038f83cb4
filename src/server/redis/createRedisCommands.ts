import { sleep } from '../../lib/sleep.ts';
import { withDeadline } from '../../lib/withDeadline.ts';
import { createReporter } from '../http/createReporter.ts';
import { getErrorName } from '../http/getErrorName.ts';
import type { IoRedisClient, RedisClient, RedisOptions } from './RedisClient.ts';

/** Commands to the partner's Redis that never keep anybody waiting. */
export interface RedisCommands {
  /**
   * Sends one command. Rejects if the answer takes longer than a second. After a failure, it rejects at
   * once for two seconds, and then until Redis answers a `PING`.
   */
  send: (...args: [command: string, ...args: string[]]) => Promise<unknown>;
  /** Reports a failure, but only once for each outage. */
  report: (error: unknown) => void;
}

const DEADLINE = 1000;
const PAUSE = 2000;
/** Milliseconds that a command waits for the `PING`. The limiter sends one command after the other. */
const PATIENCE = 100;
const DEFAULT_PREFIX = 'accounting-connect';

interface SharedCommands {
  commands: RedisCommands;
  /** The reporters, by the partner's `onError`. */
  logs: Map<RedisOptions['onError'], (error: unknown) => void>;
}

/** Everything that uses the same client shares one state, so that an outage is reported once. */
const known = /* @__PURE__ */ new WeakMap<RedisClient, SharedCommands>();

export const isIoRedis = (redis: RedisClient): redis is IoRedisClient =>
  'call' in redis && typeof redis.call === 'function';

/**
 * Returns the commands of a client, and the prefix of its keys.
 *
 * @throws Error if it is not a client of `redis` or `ioredis`
 */
export function createRedisCommands(
  caller: string,
  redis: RedisClient,
  { prefix = DEFAULT_PREFIX, onError }: RedisOptions = {},
): RedisCommands & { prefix: string } {
  const isClient =
    typeof redis === 'object' &&
    redis !== null &&
    (isIoRedis(redis) || typeof redis.sendCommand === 'function');
  if (!isClient) throw new Error(`${caller} needs a client of the package redis or ioredis`);
  const shared = known.get(redis) ?? create(redis);
  known.set(redis, shared);
  // Each log of the partner is told once, whatever uses it.
  if (!shared.logs.has(onError)) shared.logs.set(onError, createReporter(onError));
  return { ...shared.commands, prefix };
}

function create(redis: RedisClient): SharedCommands {
  const logs: SharedCommands['logs'] = new Map();
  let isDown = false;
  /** While a `PING` is under way: settles when it has been answered, or has taken too long. */
  let probe: Promise<unknown> | undefined;
  let downUntil = -Infinity;
  /** The command whose failure was reported. If Redis is full, reads succeed and writes do not. */
  let reported: string | undefined;

  function report(error: unknown, command = '') {
    if (reported !== undefined) return;
    reported = command;
    // Only the name of the error, because its message may quote what was sent.
    const name = getErrorName(error);
    const failure = new Error(
      `Redis failed (${name}). Each instance of this server works for itself until it answers.`,
    );
    for (const log of logs.values()) log(failure);
  }

  async function run(args: [string, ...string[]]): Promise<unknown> {
    try {
      const answer = await withDeadline(DEADLINE, () =>
        isIoRedis(redis) ? redis.call(...args) : redis.sendCommand(args),
      );
      isDown = false;
      if (reported === args[0] || reported === '') reported = undefined;
      return answer;
    } catch (error) {
      isDown = true;
      downUntil = performance.now() + PAUSE;
      report(error, args[0]);
      throw error;
    }
  }

  /** Finds out whether Redis is back. Somebody waits for every other command. */
  function startProbe(): Promise<unknown> {
    const answer = run(['PING']).catch(() => undefined);
    void answer.finally(() => {
      probe = undefined;
    });
    return Promise.race([answer, sleep(PATIENCE)]);
  }

  const commands: RedisCommands = {
    report: (error) => report(error),
    async send(...args) {
      if (isDown) {
        if (performance.now() >= downUntil) probe ??= startProbe();
        await probe;
        if (isDown) throw new Error('Redis is down');
      }
      return run(args);
    },
  };
  return { commands, logs };
}
