/** `npm test [-- stage…]` runs one batch of stages after another, until a stage fails. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { stages, type Stage } from './stages.ts';

process.chdir(resolve(import.meta.dirname, '..'));
mkdirSync('test-results', { recursive: true });

const wanted = process.argv.slice(2);
const names = stages.flat().map(({ name }) => name);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown stage: ${unknown.join(', ')}`);
  console.error(`Stages: ${names.join(' ')}`);
  process.exit(2);
}

let passed = 0;
let failed = 0;

async function runStage({ name, run }: Stage): Promise<boolean> {
  const startedAt = performance.now();
  const { note, count, failure } = await run().catch((error: unknown) => ({
    failure: error instanceof Error ? error.message : String(error),
    note: undefined,
    count: undefined,
  }));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
  passed += count?.passed ?? 0;
  failed += count?.failed ?? 0;
  if (failure === undefined) {
    console.log(`✓ ${name.padEnd(10)}${seconds} s  ${note ?? ''}`.trimEnd());
    return true;
  }
  // A stage can fail without a failed test, for example in the formatter or by a threshold.
  failed = Math.max(failed, 1);
  console.log(`✗ ${name.padEnd(10)}${seconds} s\n\n${failure}\n`);
  return false;
}

for (const batch of stages) {
  const selected = batch.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  // oxlint-disable-next-line no-await-in-loop -- one batch after another
  const outcomes = await Promise.all(selected.map(runStage));
  if (!outcomes.every(Boolean)) {
    console.log('A stage failed. Later stages did not run.');
    break;
  }
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
