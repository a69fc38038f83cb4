/**
 * `npm run bench:server [-- --seconds 10 --connections 200 --version 2024-05-25]` measures the cost
 * of the proxy, compared with the same load without the proxy. Fails if a response was wrong or the proxy leaked
 * memory. The load, the proxy and the sandbox run in separate processes that share the processors
 * of this machine, and the sandbox is much faster than a real API. The numbers compare two states
 * of the code on one machine, and do not predict a production server.
 */
import { availableParallelism } from 'node:os';
import { describeMeasurement } from './describeMeasurement.ts';
import { findTrouble } from './findTrouble.ts';
import { measureServer } from './measureServer.ts';
import { readOptions } from './readOptions.ts';

try {
  const options = readOptions(process.argv.slice(2));
  const { seconds, connections, version } = options;
  const processors = availableParallelism();
  console.log(
    `${connections} connections for ${seconds} s each, on ${processors} processors, ` +
      `in version ${version} of the API\n`,
  );
  const measurement = await measureServer(options);
  console.log(`${describeMeasurement(measurement)}\n`);
  const troubles = findTrouble(measurement);
  for (const trouble of troubles) console.error(`✗ ${trouble}`);
  if (troubles.length === 0) console.log('✓ all responses were correct, and no memory leaked');
  else process.exitCode = 1;
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
