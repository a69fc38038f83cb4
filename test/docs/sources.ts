import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './pages.ts';

/** Where the files that the pages show are. Tests run or compile all of them. */
const FOLDERS = [
  'test/docs/recipes',
  'test/styles/recipes',
  'examples/nextjs',
  'examples/vite-express',
  'examples/react-router',
  'test/dist/fixtures/servers/nextjs',
  'test/dist/fixtures/servers',
  'test/dist/fixtures/consumer',
  'test/dist/fixtures/testing',
];

/** Returns the text of the file with this path in one of the folders. */
export function readSource(file: string): string {
  const path = FOLDERS.map((folder) => join(ROOT, folder, file)).find((one) => existsSync(one));
  if (path === undefined) throw new Error(`No tested file has the path ${file}.`);
  return readFileSync(path, 'utf8');
}

/** Returns the texts of all files in the folders. */
export function readSources(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:[cm]?[jt]sx?|css|html|json)$/.test(name))
      .filter((name) => !name.includes('node_modules'))
      .map((name) => join(ROOT, folder, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => readFileSync(path, 'utf8')),
  );
}
