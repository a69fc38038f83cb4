/**
 * `npm run bench:server [-- --seconds 10 --connections 200 --version 2024-05-25]` measures the cost
 * of the proxy, compared with two that pass requests on unchecked, and with the API alone. Fails if
 * a response was wrong or the proxy leaked memory. The load, the servers and the sandboxes run in
 * separate processes that share the processors of this machine, and a sandbox is much faster than a
 * real API. The numbers compare rows of one run, and do not predict a production server.
 */
import { availableParallelism } from 'node:os';
import { describeRows } from './describeRows.ts';
import { findKeptStreams, findTrouble } from './findTrouble.ts';
import { measureImport } from './measureImport.ts';
import { measureRows } from './measureRows.ts';
import { describeStreams, measureStreams } from './measureStreams.ts';
import { readOptions } from './readOptions.ts';
import { ROWS } from './ROWS.ts';

const STREAMS = 5000;

try {
  const options = readOptions(process.argv.slice(2));
  const { seconds, connections, version } = options;
  const processors = availableParallelism();
  console.log(
    `${connections} connections for ${seconds} s each, on ${processors} processors, ` +
      `in version ${version} of the API\n`,
  );
  const results = await measureRows(ROWS, options);
  console.log(`${describeRows(results)}\n`);
  console.log(`${await measureImport()}\n`);
  const streams = await measureStreams(STREAMS);
  console.log(`${describeStreams(streams)}\n`);
  const troubles = [...findTrouble(results), ...findKeptStreams(streams)];
  for (const trouble of troubles) console.error(`✗ ${trouble}`);
  if (troubles.length === 0) console.log('✓ all responses were correct, and no memory leaked');
  else process.exitCode = 1;
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
