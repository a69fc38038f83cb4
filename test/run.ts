/**
 * `npm test [-- stage…]` runs the scripts of the stages, one batch after another until one fails, and prints
 * a summary.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { readTestReport, type TestCount } from './readTestReport.ts';
import { runCommand } from './runCommand.ts';
import { stages, type Stage } from './stages.ts';

const TAIL_LINES = 80;
/**
 * A busy machine is slow now and then, so a failed test runs once more. The stage names such tests, and
 * fails if there are more. Tests of random histories have no second attempt: it would hide a fault.
 */
const MAX_RETRIED = 2;

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

const getReport = ({ name }: Stage) => `test-results/${name}.json`;

function getFlags(stage: Stage): string {
  // The configurations of Playwright name its report themselves.
  if (stage.runner === 'playwright') return '-- --retries=1';
  if (stage.runner === undefined) return '';
  return `-- --retry=1 --reporter=default --reporter=json --outputFile.json=${getReport(stage)}`;
}

/** Says why a stage failed. Returns `undefined` if it passed. */
function findFailure(code: number, output: string, count: TestCount | undefined) {
  if (code !== 0) {
    const tail = output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
    return `${tail}\nThe command ended with code ${code}.`;
  }
  if (count?.passed === 0) return 'The command succeeded, but ran no tests.';
  if (count && count.retried.length > MAX_RETRIED) return 'Too many tests failed once.';
  return undefined;
}

function describeCount({ passed, skipped, retried }: TestCount): string {
  const parts = [`${passed} tests`];
  if (skipped > 0) parts.push(`${skipped} skipped`);
  if (retried.length > 0) parts.push(`AT THE SECOND ATTEMPT: ${retried.join('; ')}`);
  return parts.join(', ');
}

async function runStage(stage: Stage): Promise<boolean> {
  const { name, script, runner, notes } = stage;
  for (const file of [getReport(stage), notes]) if (file) rmSync(file, { force: true });
  const startedAt = performance.now();
  const command = `npm run --silent ${script} ${getFlags(stage)}`.trimEnd();
  const { code, output } = await runCommand(command);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);

  const count = runner && readTestReport(getReport(stage));
  const failure = findFailure(code, output, count);
  passed += count?.passed ?? 0;
  // A stage can fail without a failed test, for example in the formatter or by a threshold.
  failed += failure ? Math.max(count?.failed ?? 0, 1) : 0;
  const remarks = notes && existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : [];
  const summary = [...(count ? [describeCount(count)] : []), ...remarks].join('; ');
  console.log(`${failure ? '✗' : '✓'} ${name.padEnd(10)}${seconds} s  ${summary}`.trimEnd());
  if (failure) console.log(`\n$ ${command}\n${failure}\n`);
  return !failure;
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
