import { resolve } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { getChromiumOptions } from '../browsers.ts';

const root = resolve(import.meta.dirname, '../..');
const port = process.env['PORT'] ?? '4173';
const sandboxPort = process.env['SANDBOX_PORT'] ?? '4174';
const baseURL = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: '.',
  outputDir: resolve(root, 'test-results/e2e'),
  // All tests share one demo and one sandbox, so tests that change its state must not overlap.
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: resolve(root, 'test-results/e2e.json') }]],
  use: {
    baseURL,
    screenshot: 'only-on-failure',
    locale: 'en-US',
    launchOptions: getChromiumOptions(),
  },
  projects: [{ name: 'chromium', use: devices['Desktop Chrome'] }],
  webServer: {
    command: 'npm run demo',
    cwd: root,
    env: { PORT: port, SANDBOX_PORT: sandboxPort },
    url: baseURL,
    reuseExistingServer: false,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});
