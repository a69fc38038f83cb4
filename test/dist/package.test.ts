import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { listBundled } from '../listBundled.ts';
import { listDeclarations } from '../listDeclarations.ts';
import { listEntries } from '../listEntries.ts';
import { listModules } from '../listModules.ts';
import { copyFixture, install, run } from './consumer.ts';
import { listInstalled } from './listInstalled.ts';
import { readTables } from './readTables.ts';

const root = resolve(import.meta.dirname, '../..');
const tarball = inject('tarball');
const testing = {
  jsdom: '29',
  '@testing-library/dom': '10',
  '@testing-library/react': '16',
  '@testing-library/user-event': '14',
  '@opentelemetry/api': '1.9',
};

const tables = readTables(readFileSync(join(root, 'docs/packages.md'), 'utf8'));
const documented = {
  installed: tables['Packages that npm installs'] ?? [],
  bundled: tables['Code that the package contains'] ?? [],
};

describe('the tarball', () => {
  it('contains only the files to publish', async () => {
    const paths = (await run(root, 'tar', '-tzf', tarball)).trim().split('\n');
    const strangers = paths.filter(
      (path) =>
        !/^package\/(dist\/|package\.json|README\.md|LICENSE|CHANGELOG\.md|SECURITY\.md|demo\/widget\.png$|docs\/(?:reference\/)?[\w-]+\.md$)/.test(
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

  it('contains only declarations that an entry refers to', async () => {
    const paths = (await run(root, 'tar', '-tzf', tarball)).trim().split('\n');
    expect(paths.filter((path) => path.endsWith('.d.ts')).toSorted()).toEqual(
      listDeclarations()
        .map((path) => `package/${path}`)
        .toSorted(),
    );
  });

  it('contains no source map for the code of others', async () => {
    const paths = (await run(root, 'tar', '-tzf', tarball)).trim().split('\n');
    expect(paths).toContain('package/dist/hooks/useConnect.js.map');
    expect(paths.filter((path) => /dist\/(vendor|_virtual)\/.*\.map$/.test(path))).toEqual([]);
  });

  it('imports only what is installed with it, on servers nothing at all', () => {
    const imports = listEntries().map(([name, file]) => [name, listModules(file).imports]);
    expect(Object.fromEntries(imports)).toEqual({
      '.': [
        '@radix-ui/react-dialog',
        'aria-hidden',
        'react',
        'react-dom',
        'react/jsx-runtime',
        'swr',
        'swr/_internal',
      ],
      './server': [],
      './server/redis': [],
      './sandbox': [],
      './testing': ['react', 'react/jsx-runtime', 'swr/_internal'],
      'the command': ['node:http', 'node:http2', 'node:stream', 'node:util'],
    });
  });

  it('needs no types of a bundled package', () => {
    const bundled = listBundled().map(({ name }) => name);
    const found = listDeclarations().filter((path) => {
      const text = readFileSync(resolve(root, path), 'utf8');
      return bundled.some((name) => text.includes(`'${name}`) || text.includes(`"${name}`));
    });
    expect(found).toEqual([]);
  });

  it('contains the code and the licenses of the packages that docs/packages.md lists', async () => {
    const bundled = listBundled();
    expect(
      bundled.map(({ name, license, entries }) => [name, license, entries.join(', ')]),
    ).toEqual(documented.bundled.map((row) => row.slice(0, 3)));
    const licenses = await run(root, 'tar', '-xzOf', tarball, 'package/dist/vendor/LICENSES.txt');
    for (const { name, version, licenseText } of bundled) {
      expect(licenses).toContain(`${name} ${version} (`);
      expect(licenses).toContain(licenseText);
    }
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

  it('brings the packages that docs/packages.md lists, and no others', () => {
    expect(listInstalled(folder)).toEqual(
      documented.installed.map(([name, , license]) => `${name}: ${license}`).toSorted(),
    );
    const direct = documented.installed.filter(([, version]) => version !== '\\*');
    expect(Object.fromEntries(direct.map(([name, version]) => [name, version]))).toEqual(
      packageJson.dependencies,
    );
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
