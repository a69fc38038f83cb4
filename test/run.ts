/** `npm test [-- stage…]` runs each stage in turn, until one fails. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { stages } from './stages.ts';

process.chdir(resolve(import.meta.dirname, '..'));
mkdirSync('test-results', { recursive: true });

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(`Unknown stage: ${unknown.join(', ')}`);
  console.error(`Stages: ${stages.map(({ name }) => name).join(' ')}`);
  process.exit(2);
}

let passed = 0;
let failed = 0;

for (const { name, run } of stages) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const startedAt = performance.now();
  const { note, count, failure } = await run().catch((error: unknown) => ({
    failure: error instanceof Error ? error.message : String(error),
    note: undefined,
    count: undefined,
  }));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
  passed += count?.passed ?? 0;
  failed += count?.failed ?? 0;

  if (failure !== undefined) {
    // A stage can fail without a failed test, for example in the formatter or by a threshold.
    failed = Math.max(failed, 1);
    console.log(`✗ ${name.padEnd(10)}${seconds} s\n\n${failure}\n`);
    console.log(`Stage "${name}" failed. Later stages did not run.`);
    break;
  }
  console.log(`✓ ${name.padEnd(10)}${seconds} s  ${note ?? ''}`.trimEnd());
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
