import { resolve } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { getFirefoxOptions } from '../programs.ts';
import base from './playwright.config.ts';

const results = resolve(import.meta.dirname, '../../test-results');

/**
 * The core of the end-to-end tests, in an unpatched Firefox. Playwright drives it over WebDriver
 * BiDi, and Playwright 1.65 sends commands that Firefox 153 does not know. `package.json` therefore
 * asks for Playwright ~1.64.1. Before you update it, run `npm test -- firefox`.
 */
export default defineConfig({
  ...base,
  // Two other browsers run at the same time.
  workers: 1,
  testMatch: ['journeys.spec.ts', 'windows.spec.ts', 'looks.spec.ts'],
  // Saves time. What these tests add has little to do with the browser.
  grepInvert: /2024-05-25|an expired link|^offline|choose another platform/,
  outputDir: resolve(results, 'firefox'),
  reporter: [['list'], ['json', { outputFile: resolve(results, 'firefox.json') }]],
  projects: [
    {
      name: 'firefox',
      use: {
        ...devices['Desktop Firefox'],
        channel: 'moz-firefox',
        launchOptions: getFirefoxOptions(),
      },
    },
  ],
});
