import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The fields of a package's manifest that matter here. */
interface Manifest {
  license: string;
  dependencies?: Record<string, string>;
}

const readManifest = (folder: string, name: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'));

/** Lists the packages that came with this one into a partner's project, as `name: license`. */
export function listInstalled(folder: string): string[] {
  const names = new Set(
    Object.keys(readManifest(folder, 'react-accounting-connect').dependencies ?? {}),
  );
  // A set can grow during iteration, so this loop also visits the dependencies of dependencies.
  for (const name of names) {
    for (const dependency of Object.keys(readManifest(folder, name).dependencies ?? {})) {
      names.add(dependency);
    }
  }
  return [...names].map((name) => `${name}: ${readManifest(folder, name).license}`).toSorted();
}
