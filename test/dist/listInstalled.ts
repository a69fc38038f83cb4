import { join } from 'node:path';
import { readManifest } from '../readManifest.ts';

/** Lists the packages that came with this one into a partner's project, as `name: license`. */
export function listInstalled(folder: string): string[] {
  const read = (name: string) => readManifest(join(folder, 'node_modules', name));
  const names = new Set(Object.keys(read('react-accounting-connect').dependencies ?? {}));
  // A set can grow during iteration, so this loop also visits the dependencies of dependencies.
  for (const name of names) {
    for (const dependency of Object.keys(read(name).dependencies ?? {})) names.add(dependency);
  }
  return [...names].map((name) => `${name}: ${read(name).license}`).toSorted();
}
