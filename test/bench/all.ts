/**
 * `npm run bench [-- --version 2024-05-25]` runs the client's and the server's benchmarks one after the
 * other, because they would disturb each other. Fails if either fails.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_VERSION, VERSIONS } from '../../src/api/VERSIONS.ts';
import { readVersion } from './readVersion.ts';

const USAGE = `npm run bench [-- --version ${VERSIONS.join('|')}]
  runs both of these, one after the other:
    npm run bench:client [-- MEASUREMENT… --version …]
    npm run bench:server [-- --seconds 3 --connections 100 --version …]
  To compare the widget with those of others: npm run bench:peers [-- PEER… --rounds 5]`;

function runBenches(): void {
  const { values } = parseArgs({
    options: {
      version: { type: 'string', default: DEFAULT_VERSION },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const version = readVersion(values.version);
  for (const name of ['client', 'server']) {
    console.log(`\n— bench:${name} —\n`);
    const args = ['run', '--silent', `bench:${name}`, '--', '--version', version];
    const { status } = spawnSync('npm', args, {
      cwd: resolve(import.meta.dirname, '../..'),
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = 1;
  }
}

try {
  runBenches();
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 2;
}
