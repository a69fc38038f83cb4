import { resolve } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { getChromiumOptions } from '../browsers.ts';

const root = resolve(import.meta.dirname, '../..');

export default defineConfig({
  testDir: '.',
  outputDir: resolve(root, 'test-results/e2e'),
  // Each worker has a demo and a sandbox of its own, because tests change their state.
  workers: 3,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 90_000,
  reporter: [['list'], ['json', { outputFile: resolve(root, 'test-results/e2e.json') }]],
  use: {
    screenshot: 'only-on-failure',
    locale: 'en-US',
    // Chromium without a graphics card paints each frame of an animation slowly.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: getChromiumOptions(),
  },
  projects: [{ name: 'chromium', use: devices['Desktop Chrome'] }],
});
