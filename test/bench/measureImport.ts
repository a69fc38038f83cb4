import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { formatTable } from './formatTable.ts';

const run = promisify(execFile);

const RUNS = 9;
const ENTRY = resolve(import.meta.dirname, '../../dist/server.js');
/** Prints processor milliseconds, and megabytes of heap and RSS. */
const SCRIPT = `
  gc();
  const memory = process.memoryUsage();
  const time = process.cpuUsage();
  await import(${JSON.stringify(ENTRY)});
  const { user, system } = process.cpuUsage(time);
  gc();
  const { heapUsed, rss } = process.memoryUsage();
  const bytes = [heapUsed - memory.heapUsed, rss - memory.rss];
  console.log(JSON.stringify([(user + system) / 1000, ...bytes.map((value) => value / 1e6)]));
`;

/** Measures what the import of the server's entry costs a process. Returns a table of medians. */
export async function measureImport(): Promise<string> {
  const rows: number[][] = [];
  for (let count = 0; count < RUNS; count += 1) {
    const flags = ['--expose-gc', '--input-type=module', '--eval', SCRIPT];
    // oxlint-disable-next-line no-await-in-loop -- one at a time
    const { stdout } = await run(process.execPath, flags);
    rows.push(JSON.parse(stdout));
  }
  const getMedian = (column: number) =>
    rows.map((row) => row[column] ?? 0).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
  return formatTable([
    ['', 'processor ms', 'heap MB', 'RSS MB'],
    ['import of ./server', ...[0, 1, 2].map((column) => getMedian(column).toFixed(1))],
  ]);
}
