import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../consumer.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/servers');
const PACKAGES = [
  'next@16',
  'react@19',
  'react-dom@19',
  'hono@4',
  '@hono/node-server@2',
  'express@5',
  'typescript@5',
  '@types/node@20',
  '@types/react@19',
];

/** Creates a project with all apps of the fixtures, and the tarball and further packages installed. */
export async function installServers(
  folder: string,
  tarball: string,
  ...packages: string[]
): Promise<void> {
  await install(folder, [...PACKAGES, ...packages], tarball, 'servers/next');
  for (const name of ['express', 'hono', 'stopOnSignal.mjs']) {
    cpSync(join(FIXTURES, name), join(folder, name), { recursive: true });
  }
}
