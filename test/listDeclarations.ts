import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };

const REFERENCE = /\b(?:from|import) ['"](\.[^'"]+)['"]|\bimport\(['"](\.[^'"]+)['"]\)/g;

/** Returns the files that a target of `exports` stands for: several if it contains a `*`. */
function expand(target: string): string[] {
  const [before = '', after] = target.split('*');
  if (after === undefined) return [join(target)];
  return readdirSync(before)
    .filter((name) => name.endsWith(after))
    .map((name) => join(before, name));
}

/** Lists the declarations in `dist/` that the package's entries reach, with paths from the root. */
export function listDeclarations(): string[] {
  const found = new Set(
    Object.values(packageJson.exports).flatMap((target) =>
      typeof target === 'object' ? expand(target.types) : [],
    ),
  );
  // A set can grow during iteration, so this loop also visits the imports of imports.
  for (const path of found) {
    for (const [, ...specifiers] of readFileSync(path, 'utf8').matchAll(REFERENCE)) {
      for (const specifier of specifiers) {
        if (!specifier) continue;
        const imported = join(dirname(path), specifier).replace(/(?<!\.d)\.(?:tsx?|js)$/, '.d.ts');
        if (!existsSync(imported))
          throw new Error(`${path} imports ${specifier}, which is missing`);
        found.add(imported);
      }
    }
  }
  return [...found];
}
