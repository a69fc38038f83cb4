import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { libraryBuild } from './test/libraryBuild.ts';
import { SlowFirstSequencer } from './test/SlowFirstSequencer.ts';
import { testProjects } from './test/projects.ts';

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    // Stories and tests import the package by its name, as a partner does, and get the source.
    alias: [
      { find: /^react-accounting-connect$/, replacement: fromRoot('src/index.ts') },
      {
        find: /^react-accounting-connect\/locales\/(\w+)$/,
        replacement: fromRoot('src/messages/locales/$1.ts'),
      },
      { find: /^react-accounting-connect\/server$/, replacement: fromRoot('src/server.ts') },
      { find: /^react-accounting-connect\/server\/redis$/, replacement: fromRoot('src/redis.ts') },
      { find: /^react-accounting-connect\/sandbox$/, replacement: fromRoot('src/sandbox.ts') },
      { find: /^react-accounting-connect\/testing$/, replacement: fromRoot('src/testing.ts') },
      {
        find: /^react-accounting-connect\/styles\.css$/,
        replacement: fromRoot('src/styles/index.css'),
      },
    ],
  },
  build: libraryBuild,
  test: {
    projects: testProjects,
    // A run of the tests writes no snapshot. `npm run snapshots` does.
    update: 'none',
    attachmentsDir: 'test-results/attachments',
    sequence: { shuffle: true, sequencer: SlowFirstSequencer },
    // By itself it leaves one processor unused.
    maxWorkers: '100%',
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['src/**/*.test.{ts,tsx}'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { lines: 90 },
    },
  },
});
