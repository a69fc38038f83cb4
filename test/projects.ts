import { resolve } from 'node:path';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import type { TestProjectConfiguration } from 'vitest/config';
import { getChromiumOptions } from './programs.ts';
import { snapshotCommands } from './snapshots/commands.ts';
import { compareScreenshots } from './snapshots/compareScreenshots.ts';
import { SNAPSHOTS } from './snapshots/SNAPSHOTS.ts';

/*
 * Most projects are not isolated: their files share a page or a process, which each file leaves as it has found
 * it. Loading everything anew for each file takes a third more time.
 */

/** `order`: those with the same number run mixed, and workers start anew at each change between them. */
const getBase = (order: number) => ({
  testTimeout: 20_000,
  restoreMocks: true,
  unstubGlobals: true,
  sequence: { groupOrder: order, shuffle: true },
});

/** What needs no page: the API's clients, the engine, the sandbox and the server kit. */
const node: TestProjectConfiguration = {
  extends: true,
  test: {
    ...getBase(0),
    name: 'node',
    isolate: false,
    environment: 'node',
    setupFiles: 'test/setupNode.ts',
    include: [
      'src/{api,engine,lib,messages,sandbox,server,testing}/**/*.test.ts',
      'src/bin.test.ts',
      'test/docs/**/*.test.ts',
    ],
  },
};

/**
 * Hooks and components in jsdom. Some check what happens before a module has loaded, so each file has a
 * context of its own. Code that computes much is slower there.
 */
const parts: TestProjectConfiguration = {
  extends: true,
  test: {
    ...getBase(1),
    name: 'parts',
    environment: 'jsdom',
    setupFiles: 'test/setup.ts',
    include: ['src/**/*.test.tsx', 'src/{components,hooks,provider,widget}/**/*.test.ts'],
    pool: 'vmThreads',
  },
};

/** Everything together, in jsdom. */
const unit: TestProjectConfiguration = {
  extends: true,
  test: {
    ...getBase(2),
    name: 'unit',
    isolate: false,
    environment: 'jsdom',
    setupFiles: 'test/setup.ts',
    include: ['test/unit/**/*.test.{ts,tsx}'],
  },
};

/** The output of `npm run build` in Node: on the server, and installed from the packed tarball. */
const dist: TestProjectConfiguration = {
  test: {
    name: 'dist',
    environment: 'node',
    include: ['test/dist/**/*.test.ts'],
    globalSetup: ['test/dist/packOnce.ts'],
    sequence: { shuffle: true },
    testTimeout: 120_000,
    // One file installs and builds the servers, and the hooks of the others wait for it.
    hookTimeout: 600_000,
  },
};

const chromium = getChromiumOptions();

/** Vitest writes the project's name into the options. */
const createBrowser = () => ({
  enabled: true,
  headless: true,
  provider: playwright({ launchOptions: chromium }),
  instances: [{ browser: 'chromium' as const }],
  screenshotFailures: false,
});

/** Every story, in a real browser, with its pictures. */
const storybook: TestProjectConfiguration = {
  extends: true,
  plugins: [storybookTest({ configDir: '.storybook' })],
  test: {
    name: 'storybook',
    isolate: false,
    setupFiles: ['.storybook/vitest.setup.ts'],
    testTimeout: 20_000,
    browser: {
      ...createBrowser(),
      provider: playwright({
        launchOptions: chromium,
        contextOptions: {
          deviceScaleFactor: 1,
          locale: 'en-US',
          timezoneId: 'Europe/London',
          // Steps of a dialog fade in, in which axe would find weak colors.
          reducedMotion: 'reduce',
          // Vitest shrinks the page of a test that does not fit.
          viewport: { width: 1200, height: 1000 },
        },
      }),
      commands: snapshotCommands,
      expect: {
        toMatchScreenshot: {
          comparators: { story: compareScreenshots },
          resolveScreenshotPath: ({ root, arg, ext }) =>
            resolve(root, SNAPSHOTS.screenshots, `${arg}${ext}`),
          resolveDiffPath: ({ root, arg, ext }) =>
            resolve(root, SNAPSHOTS.failures, `${arg}${ext}`),
        },
      },
    },
  },
};

/** The published stylesheet in the pages of others, in a real browser. */
const styles: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'styles',
    isolate: false,
    include: ['test/styles/**/*.test.tsx'],
    globalSetup: ['test/styles/hostSheets.ts'],
    setupFiles: ['test/styles/setup.ts'],
    testTimeout: 60_000,
    browser: { ...createBrowser(), viewport: { width: 1000, height: 800 } },
  },
};

/** The source inside pages that fight it, in a real browser with real input. */
const hosts: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'hosts',
    isolate: false,
    // After the one above. With the pages of both at once, each test takes twice as long.
    sequence: { groupOrder: 1, shuffle: true },
    include: ['test/hosts/**/*.test.tsx'],
    setupFiles: ['test/hosts/setup.ts'],
    testTimeout: 40_000,
    restoreMocks: true,
    browser: createBrowser(),
  },
};

/** The demo in a build of WebKit. Playwright can drive only a WebKit of its own. */
const createWebkitProject = (name: string, file: string): TestProjectConfiguration => ({
  test: {
    name,
    environment: 'node',
    include: [`test/webkit/${file}`],
    sequence: { shuffle: true },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export const testProjects: TestProjectConfiguration[] = [
  node,
  parts,
  unit,
  dist,
  storybook,
  styles,
  hosts,
  createWebkitProject('webkit', 'webkit.test.ts'),
  createWebkitProject('webkit-old', 'oldWebkit.test.ts'),
];
