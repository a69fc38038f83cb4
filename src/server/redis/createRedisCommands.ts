import { sleep } from '../../lib/sleep.ts';
import { withDeadline } from '../../lib/withDeadline.ts';
import { callLog } from '../http/callLog.ts';
import { getErrorName } from '../http/getErrorName.ts';
import type { IoRedisClient, RedisClient, RedisOptions } from './RedisClient.ts';

/** Commands to the partner's Redis that never keep anybody waiting. */
export interface RedisCommands {
  /**
   * Sends one command. Rejects if the answer takes longer than a second. After a failure, it rejects at
   * once for two seconds, and then until Redis answers a `PING`.
   */
  send: (...args: [command: string, ...args: string[]]) => Promise<unknown>;
  /** Reports that a command which somebody else has sent failed, but only once for each outage. */
  reportFailure: (command: string, error: unknown) => void;
  /** Call it when Redis has accepted that command, so that its next failure is reported. */
  reportSuccess: (command: string) => void;
}

const DEADLINE = 1000;
const PAUSE = 2000;
/** Milliseconds that a command waits for the `PING`. The limiter sends one command after the other. */
const PATIENCE = 100;
const DEFAULT_PREFIX = 'accounting-connect';

interface SharedCommands {
  commands: RedisCommands;
  /** The partner's logs. Each is told once, whatever uses it. */
  logs: Set<RedisOptions['onError']>;
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
  shared.logs.add(onError);
  return { ...shared.commands, prefix };
}

function create(redis: RedisClient): SharedCommands {
  const logs: SharedCommands['logs'] = new Set();
  let isDown = false;
  /** Whether Redis has left a command without an answer, and has not answered any since. */
  let isSilent = false;
  /** The commands that Redis refuses. If it is full, it refuses to write, and reads succeed. */
  const refused = new Set<string>();
  /** While a `PING` is under way: settles when it has been answered, or has taken too long. */
  let probe: Promise<unknown> | undefined;
  let downUntil = -Infinity;

  function reportFailure(command: string, error: unknown) {
    const isKnown = isSilent || (isRefusal(error) && refused.size > 0);
    if (isRefusal(error)) refused.add(command);
    else isSilent = true;
    if (isKnown) return;
    for (const log of logs) callLog(log, new Error(describe(command, error)));
  }

  function reportSuccess(command: string) {
    isSilent = false;
    refused.delete(command);
  }

  const ask = (args: [string, ...string[]]): Promise<unknown> =>
    withDeadline(DEADLINE, () =>
      isIoRedis(redis) ? redis.call(...args) : redis.sendCommand(args),
    );

  async function run(args: [string, ...string[]]): Promise<unknown> {
    try {
      const answer = await ask(args);
      isDown = false;
      reportSuccess(args[0]);
      return answer;
    } catch (error) {
      pause();
      reportFailure(args[0], error);
      throw error;
    }
  }

  function pause() {
    isDown = true;
    downUntil = performance.now() + PAUSE;
  }

  /** Redis is back if it answers, even if it refuses. */
  async function checkIsBack() {
    try {
      await ask(['PING']);
    } catch (error) {
      if (!isRefusal(error)) return pause();
    }
    isDown = false;
    isSilent = false;
  }

  /** Finds out whether Redis is back. Somebody waits for every other command. */
  function startProbe(): Promise<unknown> {
    const answer = checkIsBack().finally(() => {
      probe = undefined;
    });
    return Promise.race([answer, sleep(PATIENCE)]);
  }

  const commands: RedisCommands = {
    reportFailure,
    reportSuccess,
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

/** The code of an error with which Redis itself has answered, such as `NOPERM`. */
const getRefusalCode = (error: unknown): string | undefined =>
  error instanceof Error ? /^[A-Z]{3,}(?= )/.exec(error.message)?.[0] : undefined;

const isRefusal = (error: unknown): boolean => getRefusalCode(error) !== undefined;

/** Without the error's message, which may quote what was sent. */
function describe(command: string, error: unknown): string {
  const code = getRefusalCode(error);
  return code === undefined
    ? `Redis failed (${getErrorName(error)}). Each instance of this server works for itself until it answers.`
    : `Redis refused ${command} (${code}). Each instance of this server works for itself until it allows that.`;
}
