/** A part of the test command: one script of `package.json`. */
export interface Stage {
  name: string;
  script: string;
  /** What runs the tests, if the stage has any. It decides the flags, and the shape of the report. */
  runner?: 'vitest' | 'playwright';
  /** A file in which the stage leaves remarks for the summary. */
  notes?: string;
}

/**
 * All stages, cheapest first. The stages of one batch run at the same time. `size`, `api`, `package` and
 * `hosts` need the output of `build`.
 */
export const stages: Stage[][] = [
  [
    { name: 'format', script: 'format:check' },
    { name: 'lint', script: 'lint' },
    { name: 'types', script: 'typecheck' },
    // Everything in one installation, which takes less time than one for each stage.
    { name: 'programs', script: 'programs' },
    { name: 'knip', script: 'knip' },
  ],
  [{ name: 'unit', script: 'test:unit', runner: 'vitest' }],
  [{ name: 'build', script: 'build' }],
  [
    { name: 'size', script: 'size' },
    { name: 'api', script: 'api' },
  ],
  // Two stages of Vitest in a browser would break each other, because they share a cache.
  [
    { name: 'package', script: 'test:package', runner: 'vitest' },
    { name: 'audit', script: 'audit', notes: 'test-results/audit.txt' },
    {
      name: 'storybook',
      script: 'test:storybook',
      runner: 'vitest',
      notes: 'test-results/snapshots.txt',
    },
  ],
  [{ name: 'hosts', script: 'test:hosts', runner: 'vitest' }],
  [{ name: 'e2e', script: 'test:e2e', runner: 'playwright', notes: 'test-results/latency.txt' }],
  // The browsers wait most of the time.
  [
    { name: 'firefox', script: 'test:firefox', runner: 'playwright' },
    { name: 'webkit', script: 'test:webkit', runner: 'vitest' },
    { name: 'webkit-old', script: 'test:webkit-old', runner: 'vitest' },
    { name: 'site', script: 'storybook:build' },
  ],
];
