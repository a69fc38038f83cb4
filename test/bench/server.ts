/**
 * `npm run bench:server [-- --seconds 10 --connections 200]`: what the proxy costs, measured beside
 * the same load without it. Fails where an answer went wrong or the proxy keeps what it should not.
 *
 * The load, the proxy and the sandbox have a process each and share the processors of this machine,
 * and the sandbox is much faster than a real API is far away: the numbers compare two states of the
 * code on one machine, and say nothing of a production server.
 */
import { availableParallelism } from 'node:os';
import { describeMeasurement } from './describeMeasurement.ts';
import { findTrouble } from './findTrouble.ts';
import { measureServer } from './measureServer.ts';
import { readOptions } from './readOptions.ts';

try {
  const options = readOptions(process.argv.slice(2));
  const { seconds, connections } = options;
  const processors = availableParallelism();
  console.log(`${connections} connections for ${seconds} s each, on ${processors} processors\n`);
  const measurement = await measureServer(options);
  console.log(`${describeMeasurement(measurement)}\n`);
  const troubles = findTrouble(measurement);
  for (const trouble of troubles) console.error(`✗ ${trouble}`);
  if (troubles.length === 0) console.log('✓ nothing went wrong, and nothing was kept');
  else process.exitCode = 1;
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
