import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const IMPORT = /\bfrom "([^"]+)";|\bimport\("([^"]+)"\)|^import "([^"]+)";/gm;

/**
 * Lists what a built entry loads, at once or later: the modules of `dist/`, with paths from there, and
 * the packages and modules of Node that it imports.
 */
export function listModules(entry: string): { modules: string[]; imports: string[] } {
  const modules = new Set([join(entry)]);
  const imports = new Set<string>();
  // A set can grow during iteration, so this loop also visits the imports of imports.
  for (const path of modules) {
    for (const [, ...specifiers] of readFileSync(path, 'utf8').matchAll(IMPORT)) {
      for (const specifier of specifiers) {
        if (specifier?.startsWith('.')) modules.add(join(dirname(path), specifier));
        else if (specifier) imports.add(specifier);
      }
    }
  }
  return {
    modules: [...modules].map((path) => path.replace(/^dist\//, '')),
    imports: [...imports].toSorted(),
  };
}
