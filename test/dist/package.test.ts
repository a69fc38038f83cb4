import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { copyFixture, install, run } from './consumer.ts';

const root = resolve(import.meta.dirname, '../..');
const tarball = inject('tarball');
const testing = {
  jsdom: '29',
  '@testing-library/dom': '10',
  '@testing-library/react': '16',
  '@testing-library/user-event': '14',
  '@opentelemetry/api': '1.9',
};

describe('the tarball', () => {
  it('contains only the files to publish', async () => {
    const paths = (await run(root, 'tar', '-tzf', tarball)).trim().split('\n');
    const strangers = paths.filter(
      (path) =>
        !/^package\/(dist\/|package\.json|README\.md|LICENSE|CHANGELOG\.md|SECURITY\.md|demo\/widget\.png$|docs\/[\w-]+\.md$)/.test(
          path,
        ),
    );
    expect(strangers).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining([
        'package/LICENSE',
        'package/README.md',
        'package/CHANGELOG.md',
        'package/demo/widget.png',
        'package/SECURITY.md',
        'package/docs/server.md',
        'package/docs/accessibility.md',
        'package/docs/sandbox.md',
        'package/docs/testing.md',
        'package/dist/index.js',
        'package/dist/index.d.ts',
        'package/dist/server.js',
        'package/dist/sandbox.js',
        'package/dist/testing.js',
        'package/dist/styles.css',
      ]),
    );
    expect(paths.filter((path) => path.includes('.test.'))).toEqual([]);
  });

  it('satisfies publint', async () => {
    await run(root, 'node_modules/.bin/publint', 'run', tarball, '--strict');
  });

  it('resolves the types of every entry in ES module tools', async () => {
    await run(root, 'node_modules/.bin/attw', tarball, '--profile', 'esm-only');
  });
});

describe.each([
  // Most partners have TypeScript 5. This repository uses 7.
  { react: 18, typescript: 5 },
  { react: 19, typescript: 7 },
])('installed with React $react and TypeScript $typescript', ({ react, typescript }) => {
  const folder = join(inject('sharedFolder'), `react-${react}`);

  beforeAll(async () => {
    const version = String(react);
    const packages = {
      ...testing,
      react: version,
      'react-dom': version,
      '@types/react': version,
      '@types/react-dom': version,
      typescript: String(typescript),
    };
    await install(folder, packages, tarball);
    copyFixture('consumer', folder);
  });

  it.each(['bundler', 'nodenext'])('type-checks with moduleResolution %s', async (resolution) => {
    await run(folder, 'npx', '--no-install', 'tsc', '-p', `tsconfig.${resolution}.json`);
  });

  it('complaint 26: loads every entry in Node', async () => {
    const { exported, styles } = JSON.parse(await run(folder, process.execPath, 'entries.mjs'));
    expect(exported['']).toContain('AccountingConnect');
    expect(exported['/server']).not.toEqual([]);
    expect(exported['/sandbox']).toEqual(['createSandbox']);
    // Here, without `msw` and without a test runner.
    expect(exported['/testing']).toContain('createMswHandlers');
    expect(styles).toMatch(/dist\/styles\.css$/);
  });

  it('has a command with a help text', async () => {
    const help = await run(folder, 'npx', '--no-install', 'react-accounting-connect', '--help');
    expect(help).toMatch(/sandbox/);
    expect(help).toMatch(/--port/);
  });

  it('connects Xero through the widget on the sandbox', async () => {
    const { events, opened } = JSON.parse(await run(folder, process.execPath, 'render.mjs'));
    expect(events).toEqual(
      expect.arrayContaining(['connect_started', 'authorization_opened', 'connected']),
    );
    expect(opened).toBe(1);
  });
});
