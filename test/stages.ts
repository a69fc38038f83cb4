import { existsSync, readFileSync, rmSync } from 'node:fs';
import { ensurePrograms } from './programs.ts';
import { readTestReport, type TestCount } from './readTestReport.ts';
import { runCommand } from './runCommand.ts';
import { SNAPSHOTS } from './snapshots/SNAPSHOTS.ts';

export interface StageResult {
  /** A remark to print after the stage's name. */
  note?: string;
  count?: TestCount;
  /** Why the stage failed. Omitted if it passed. */
  failure?: string;
}

export interface Stage {
  name: string;
  run: () => Promise<StageResult>;
}

const TAIL_LINES = 80;
/**
 * A busy machine is slow now and then, so a failed test runs once more. The stage names such tests, and
 * fails if there are more. Tests of random histories have no second attempt: it would hide a fault.
 */
const MAX_RETRIED = 2;
/** The programs that the stages run. */
const PROGRAMS = {
  chromium: ['chromium', 'headlessShell'],
  firefox: ['firefox'],
  webkit: ['webkit', 'webkitDriver', 'xvfb', 'oldWebkit', 'oldWebkitDriver'],
  servers: ['redis'],
} as const;
/** The latencies that the end-to-end tests measured, one per line. */
const LATENCY = 'test-results/latency.txt';

function describeFailure(command: string, code: number, output: string): string {
  const tail = output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
  return `$ ${command}\n${tail}\nThe command above ended with code ${code}.`;
}

async function runAll(commands: string[]): Promise<StageResult> {
  for (const command of commands) {
    const { code, output } = await runCommand(command);
    if (code !== 0) return { failure: describeFailure(command, code, output) };
  }
  return {};
}

async function runTests(command: string, reportPath: string): Promise<StageResult> {
  rmSync(reportPath, { force: true });
  const result = await runAll([command]);
  const count = readTestReport(reportPath);
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
  const retried =
    count.retried.length > 0 ? `, AT THE SECOND ATTEMPT: ${count.retried.join('; ')}` : '';
  const note = `${count.passed} tests${skipped}${retried}`;
  if (!result.failure && count.passed === 0) {
    return { count, failure: `$ ${command}\nThe command succeeded, but ran no tests.` };
  }
  if (!result.failure && count.retried.length > MAX_RETRIED) {
    return { count, failure: `$ ${command}\nToo many tests failed once: ${note}` };
  }
  return { note, count, ...result };
}

function runVitest(...projects: string[]): Promise<StageResult> {
  const report = `test-results/${projects[0]}.json`;
  const reporters = `--reporter=default --reporter=json --outputFile.json=${report}`;
  return runTests(
    `vitest run --retry=1 --project ${projects.join(' --project ')} ${reporters}`,
    report,
  );
}

/** Fails on advisories. If the registry has no audit endpoint, the note says so loudly. */
async function runAudit(): Promise<StageResult> {
  const command = 'npm audit --omit=dev --json';
  const { code, output } = await runCommand(command);
  if (code === 0) return { note: 'no advisories' };
  if (/audit endpoint returned an error|"code": "E|ENOTFOUND|ECONN|ETIMEDOUT/.test(output)) {
    return { note: 'NOT CHECKED: this registry does not support `npm audit --omit=dev`' };
  }
  return { failure: describeFailure(command, code, output) };
}

/** Everything in one installation, which takes less time than one for each stage. */
async function installPrograms(): Promise<StageResult> {
  await ensurePrograms(...Object.values(PROGRAMS).flat());
  return {};
}

async function runPackage(): Promise<StageResult> {
  await ensurePrograms(...PROGRAMS.servers);
  return runVitest('dist');
}

async function runStorybook(): Promise<StageResult> {
  await ensurePrograms(...PROGRAMS.chromium);
  const result = await runVitest('storybook');
  if (result.failure) return result;
  const comparison = existsSync(SNAPSHOTS.note)
    ? [readFileSync(SNAPSHOTS.note, 'utf8').trim()]
    : [];
  const note = [result.note, ...comparison].join('. ');
  return { ...result, note, ...(await runAll(['npm run --silent storybook:build -- --quiet'])) };
}

function runPlaywright(name: string, config: string): Promise<StageResult> {
  return runTests(
    `playwright test --retries=1 --config test/e2e/${config}`,
    `test-results/${name}.json`,
  );
}

async function runHosts(): Promise<StageResult> {
  await ensurePrograms(...PROGRAMS.chromium);
  return runVitest('hosts', 'styles');
}

async function runEndToEnd(): Promise<StageResult> {
  await ensurePrograms(...PROGRAMS.chromium);
  rmSync(LATENCY, { force: true });
  const result = await runPlaywright('e2e', 'playwright.config.ts');
  if (!existsSync(LATENCY)) return result;
  const latency = readFileSync(LATENCY, 'utf8').trim().replaceAll('\n', '; ');
  return { ...result, note: `${result.note}; ${latency}` };
}

async function runFirefox(): Promise<StageResult> {
  await ensurePrograms(...PROGRAMS.firefox);
  return runPlaywright('firefox', 'firefox.config.ts');
}

async function runWebKit(): Promise<StageResult> {
  await ensurePrograms(...PROGRAMS.webkit);
  return runVitest('webkit');
}

async function runOldWebKit(): Promise<StageResult> {
  await ensurePrograms(...PROGRAMS.webkit);
  return runVitest('webkit-old');
}

/**
 * All stages, cheapest first. The stages of one batch run at the same time. `package`, `size` and `api`
 * need the output of `build`.
 */
export const stages: Stage[][] = [
  [
    { name: 'format', run: () => runAll(['prettier --check --log-level warn .']) },
    { name: 'lint', run: () => runAll(['oxlint --deny-warnings']) },
    { name: 'types', run: () => runAll(['tsc --noEmit']) },
    { name: 'programs', run: installPrograms },
    { name: 'knip', run: () => runAll(['knip --treat-config-hints-as-errors']) },
  ],
  [{ name: 'unit', run: () => runVitest('unit', 'parts', 'node') }],
  [{ name: 'build', run: () => runAll(['npm run --silent build']) }],
  [
    { name: 'size', run: () => runAll(['tsx test/size.ts']) },
    { name: 'api', run: () => runAll(['tsx test/api.ts']) },
  ],
  // Two stages of Vitest in a browser would break each other, because they share a cache.
  [
    { name: 'package', run: runPackage },
    { name: 'audit', run: runAudit },
    { name: 'storybook', run: runStorybook },
  ],
  [{ name: 'hosts', run: runHosts }],
  [{ name: 'e2e', run: runEndToEnd }],
  // These wait most of the time.
  [
    { name: 'firefox', run: runFirefox },
    { name: 'webkit', run: runWebKit },
    { name: 'webkit-old', run: runOldWebKit },
  ],
];
