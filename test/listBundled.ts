import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listEntries } from './listEntries.ts';
import { listModules } from './listModules.ts';
import { readManifest } from './readManifest.ts';

export interface BundledPackage {
  name: string;
  version: string;
  license: string;
  /** The text that has to come along with the code. */
  licenseText: string;
  /** The entries that load code of the package, such as `./server`. */
  entries: string[];
}

const root = fileURLToPath(new URL('../', import.meta.url));
const LICENSE_FILES = ['LICENSE', 'LICENSE.md', 'LICENSE.txt'];
/** Helpers that the bundler adds to the output, by their folder in `dist/_virtual/`. */
const HELPERS: Record<string, string> = { _rolldown: 'rolldown' };

/** Returns the package whose code a module of `dist/` holds. `undefined`: it is our own. */
function getPackage(module: string): string | undefined {
  const [folder = '', first = '', second = ''] = module.split('/');
  if (folder === 'vendor') return first.startsWith('@') ? `${first}/${second}` : first;
  if (folder === '_virtual') {
    const name = HELPERS[first];
    if (name === undefined) throw new Error(`dist/${module} is of an unknown package`);
    return name;
  }
  return undefined;
}

/** Lists the packages whose code the build holds, with the entries that load it. */
export function listBundled(): BundledPackage[] {
  const found = new Map<string, Set<string>>();
  for (const [entry, file] of listEntries()) {
    for (const module of listModules(file).modules) {
      const name = getPackage(module);
      if (name !== undefined) found.set(name, (found.get(name) ?? new Set()).add(entry));
    }
  }
  return [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, users]) => ({ name, ...readLicense(name), entries: [...users] }));
}

function readLicense(name: string) {
  const folder = join(root, 'node_modules', name);
  const { version, license } = readManifest(folder);
  const file = LICENSE_FILES.find((candidate) => existsSync(join(folder, candidate)));
  if (!file || !license) throw new Error(`${name} is part of the build, but has no license file`);
  return { version, license, licenseText: readFileSync(join(folder, file), 'utf8').trim() };
}
