import { existsSync, readFileSync } from 'node:fs';

export interface TestCount {
  passed: number;
  failed: number;
  skipped: number;
}

interface Report {
  /** In Playwright's reports. */
  stats?: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>;
  /** In Vitest's reports. */
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

/** Counts the tests in a JSON report of Vitest or Playwright. */
export function readTestReport(path: string): TestCount {
  if (!existsSync(path)) return { passed: 0, failed: 0, skipped: 0 };
  const report: Report = JSON.parse(readFileSync(path, 'utf8'));
  if (report.stats) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
