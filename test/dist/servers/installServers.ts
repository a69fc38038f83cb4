import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';
import { copyFixture, install } from '../consumer.ts';
import { makeOnce } from '../makeOnce.ts';
import { readManifest } from '../../readManifest.ts';

const EXAMPLES = resolve(import.meta.dirname, '../../../examples');
/** For the servers that are no example, and for the overlays. */
const MORE = { hono: '^4.13.19', redis: '^6.3.1', ioredis: '^6.0.0' };
/** Packages of which this example has versions of its own, next to its files. */
const NESTED = { example: 'vite-express', pattern: /^(@types\/)?react(-dom)?$/ };

/**
 * Creates one folder for all servers. Below it, each server has a folder, and finds its packages in the one of
 * the parent. Returns the path.
 */
export async function installServers(): Promise<string> {
  const folder = join(inject('sharedFolder'), 'servers');
  await makeOnce(folder, () => fill(folder, inject('tarball')));
  return folder;
}

async function fill(folder: string, tarball: string) {
  const all: Record<string, string> = { ...MORE };
  const nested: Record<string, string> = {};
  for (const example of ['nextjs', 'react-router', 'vite-express']) {
    const { dependencies, devDependencies } = readManifest(join(EXAMPLES, example));
    for (const [name, range] of Object.entries({ ...dependencies, ...devDependencies })) {
      const isNested = example === NESTED.example && NESTED.pattern.test(name);
      if (name !== 'react-accounting-connect') (isNested ? nested : all)[name] = range;
    }
  }
  await install(folder, all, tarball);
  await install(join(folder, NESTED.example), nested, tarball);

  for (const [server, example] of [
    ['nextjs', 'nextjs'],
    ['nextjs-redis', 'nextjs'],
    ['jobs', 'nextjs'],
    ['react-router', 'react-router'],
    ['vite-express', 'vite-express'],
    ['vite-express-redis', 'vite-express'],
  ] as const) {
    copyExample(example, join(folder, server));
  }
  for (const server of ['nextjs', 'nextjs-redis', 'vite-express', 'vite-express-redis', 'hono']) {
    copyFixture(`servers/${server.replace('-redis', '')}`, join(folder, server));
    if (server.endsWith('-redis')) copyFixture(`servers/${server}`, join(folder, server));
  }
}

/** Copies what belongs to the example, without what a developer has installed or built there. */
function copyExample(example: string, folder: string) {
  const source = join(EXAMPLES, example);
  const ignored = readFileSync(join(source, '.gitignore'), 'utf8').split('\n').filter(Boolean);
  mkdirSync(folder, { recursive: true });
  cpSync(source, folder, {
    recursive: true,
    filter: (path) => !ignored.some((name) => path === join(source, name)),
  });
}
