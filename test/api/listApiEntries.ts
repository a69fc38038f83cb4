import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import packageJson from '../../package.json' with { type: 'json' };

export interface ApiEntry {
  /** What partners import, such as `react-accounting-connect/server`. */
  title: string;
  /** The name of the report and of the page, such as `server`. */
  name: string;
  /** The declarations of the entry, with a path from the root. */
  path: string;
}

/** Where everything is written before it is compared. */
export const WORK = 'test-results/api';

/** All languages have one shape, so they are one entry. */
function writeLocales(): string {
  const codes = readdirSync('dist/messages/locales')
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => file.replace('.d.ts', ''));
  const lines = [
    ...codes.map((code) => `export * from '../../dist/messages/locales/${code}.ts';`),
    "export type { Locale } from '../../dist/messages/Messages.ts';",
  ];
  mkdirSync(WORK, { recursive: true });
  const path = `${WORK}/locales.d.ts`;
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** Lists the entries that have an API, in the order of `exports`. */
export function listApiEntries(): ApiEntry[] {
  return Object.entries(packageJson.exports).flatMap(([key, target]) => {
    if (typeof target !== 'object' || key.endsWith('.css')) return [];
    const title = key.replace('.', packageJson.name);
    if (key.includes('*')) return [{ title, name: 'locales', path: writeLocales() }];
    const name = key === '.' ? 'index' : key.slice(2).replaceAll('/', '-');
    return [{ title, name, path: target.types }];
  });
}
