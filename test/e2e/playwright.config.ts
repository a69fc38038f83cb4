import { resolve } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { getChromiumOptions } from '../programs.ts';

/** Tests of what the headless shell lacks: focus that moves between pages, and the back/forward cache. */
const NEEDS_WINDOW = /@window/;
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
  },
  projects: [
    {
      // Chromium without its window takes three quarters of the time.
      name: 'headless-shell',
      grepInvert: NEEDS_WINDOW,
      use: { ...devices['Desktop Chrome'], launchOptions: getChromiumOptions('headlessShell') },
    },
    {
      name: 'chromium',
      grep: NEEDS_WINDOW,
      use: { ...devices['Desktop Chrome'], launchOptions: getChromiumOptions() },
    },
  ],
});
