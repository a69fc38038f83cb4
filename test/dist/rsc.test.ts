import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import rsc from '@vitejs/plugin-rsc';
import { createBuilder } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const app = join(import.meta.dirname, 'fixtures/rsc');
// Inside the repository, so that Node resolves external packages.
mkdirSync(join(root, 'test-results'), { recursive: true });
const outDir = mkdtempSync(join(root, 'test-results/rsc-'));

const getEnvironment = (name: string, folder: string) => ({
  build: {
    outDir: join(outDir, folder),
    rolldownOptions: { input: { index: join(app, `entry.${name}.tsx`) } },
  },
});

/** Builds a small app from the published files with a real React Server Components bundler. */
beforeAll(async () => {
  const builder = await createBuilder({
    configFile: false,
    root: app,
    mode: 'production',
    logLevel: 'error',
    plugins: [rsc()],
    resolve: { alias: { 'react-accounting-connect': join(root, 'dist/index.js') } },
    environments: {
      rsc: getEnvironment('rsc', 'rsc'),
      ssr: getEnvironment('ssr', 'ssr'),
      client: getEnvironment('browser', 'client'),
    },
  });
  await builder.buildApp();
});

afterAll(() => rmSync(outDir, { recursive: true, force: true }));

describe('in a server component', () => {
  it('is a client boundary: the server graph contains references, but no code of the package', () => {
    const server = readdirSync(join(outDir, 'rsc'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.js'))
      .map((path) => readFileSync(join(outDir, 'rsc', path), 'utf8'))
      .join('\n');
    expect(server).toMatch(/registerClientReference\([^]*?"AccountingConnect"\)/);
    expect(server).not.toContain('accounting-connect"');
    expect(server).not.toContain('useSWR');
  });

  it('is sent as a reference, and rendered to HTML by the client half of the server', async () => {
    const { default: handler } = await import(
      /* @vite-ignore */ pathToFileURL(join(outDir, 'rsc/index.js')).href
    );
    const { flight, html } = await handler();
    expect(flight).toContain('"AccountingProvider"');
    expect(flight).not.toContain('data-part');
    expect(html).toContain('data-part="accounting-connect"');
    expect(html).toContain('from-the-server');
  });
});
