/**
 * `npm run bench:server [-- --seconds 3 --connections 100 --version 2024-05-25]` measures the cost
 * of the proxy, in one process and in several that share a Redis, compared with two that pass requests
 * on unchecked, and with the API alone. Then it overloads the proxy with its default limits. Fails if a
 * response was wrong, the proxy leaked memory, the API received too many calls, or processes that
 * started together requested more than one token. The load, the servers and the sandboxes run in
 * separate processes that share the processors of this machine, and a sandbox is much faster than a
 * real API. The numbers compare rows of one run, and do not predict a production server.
 */
import { availableParallelism, loadavg } from 'node:os';
import { startRedis } from '../startRedis.ts';
import { describeRows } from './describeRows.ts';
import { findBrokenLimits, findExtraTokens, findKeptStreams, findTrouble } from './findTrouble.ts';
import { measureImport } from './measureImport.ts';
import { describeOverload, measureOverload } from './measureOverload.ts';
import { measureRows } from './measureRows.ts';
import { measureStart } from './measureStart.ts';
import { describeStreams, measureStreams } from './measureStreams.ts';
import { readOptions } from './readOptions.ts';
import { OVERLOADED_ROWS, ROWS, STARTING_ROW } from './ROWS.ts';
import type { Lab } from './startSite.ts';

const STREAMS = 5000;

/** Prints the measurements as they come. Returns a sentence for each problem. */
async function measureAll(lab: Lab): Promise<string[]> {
  // First, while Redis is empty.
  const start = await measureStart(lab);
  console.log(`${STARTING_ROW.title}, start together: ${start.tokenRequests} token request(s)\n`);
  const results = await measureRows(ROWS, lab);
  console.log(`${describeRows(results)}\n`);
  const overloads = await measureOverload(OVERLOADED_ROWS, lab);
  console.log(`${describeOverload(overloads)}\n`);
  console.log(`${await measureImport()}\n`);
  const streams = await measureStreams(STREAMS);
  console.log(`${describeStreams(streams)}\n`);
  return [
    ...findExtraTokens(start),
    ...findTrouble(results),
    ...findBrokenLimits(overloads),
    ...findKeptStreams(streams),
  ];
}

// Without this, the signal would leave Redis running.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

try {
  const options = readOptions(process.argv.slice(2));
  const { seconds, connections, version } = options;
  const [load = 0] = loadavg();
  console.log(
    `${connections} connections for ${seconds} s each, on ${availableParallelism()} processors, ` +
      `load ${load.toFixed(1)}, in version ${version} of the API\n`,
  );
  const redis = await startRedis();
  const troubles = await measureAll({ options, redisUrl: redis.url }).finally(redis.stop);
  for (const trouble of troubles) console.error(`✗ ${trouble}`);
  if (troubles.length > 0) process.exitCode = 1;
  else console.log('✓ all responses were correct, all limits held, and no memory leaked');
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
