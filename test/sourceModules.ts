import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'vite';

const root = resolve(import.meta.dirname, '..');

export interface SourceImport {
  specifier: string;
  isTypeOnly: boolean;
  /** Whether the import is an `import()`, which loads on demand. */
  isDynamic: boolean;
  /** The path from the repository's root, for a relative specifier. */
  target: string | null;
}

export interface SourceModule {
  /** The path from the repository's root, such as `src/hooks/usePull.ts`. */
  path: string;
  /** The folder under `src/`, or `''` for an entry. */
  area: string;
  name: string;
  code: string;
  lines: number;
  isTest: boolean;
  imports: SourceImport[];
  exports: { name: string; isType: boolean; isReexport: boolean; isStar: boolean }[];
  /** The syntax node types at the top level. */
  statements: string[];
}

function readModule(path: string): SourceModule {
  const code = readFileSync(join(root, path), 'utf8');
  const { program, module } = parseSync(path, code);
  const toImport = (specifier: string, isTypeOnly: boolean, isDynamic = false): SourceImport => ({
    specifier,
    isTypeOnly,
    isDynamic,
    target: specifier.startsWith('.')
      ? relative(root, resolve(root, dirname(path), specifier))
      : null,
  });

  const exportEntries = module.staticExports.flatMap(({ entries }) => entries);
  const [, area = '', ...rest] = path.split('/');

  return {
    path,
    area: rest.length > 0 ? area : '',
    name: basename(path).replace(/\.tsx?$/, ''),
    code,
    lines: code.split('\n').length - 1,
    isTest: /\.test\.tsx?$/.test(path),
    imports: [
      ...module.staticImports.map(({ moduleRequest, entries }) =>
        toImport(moduleRequest.value, entries.length > 0 && entries.every((entry) => entry.isType)),
      ),
      ...exportEntries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [toImport(moduleRequest.value, isType)] : [],
      ),
      ...module.dynamicImports.map(({ moduleRequest }) =>
        toImport(code.slice(moduleRequest.start, moduleRequest.end).slice(1, -1), false, true),
      ),
    ],
    exports: exportEntries.map((entry) => ({
      name: entry.exportName.name ?? '*',
      isType: entry.isType,
      isReexport: entry.moduleRequest !== null,
      isStar: entry.importName.kind.startsWith('All'),
    })),
    statements: program.body.map((statement) => statement.type),
  };
}

/** Parses every TypeScript file below a folder of the repository. */
export function readSourceModules(folder: string): SourceModule[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .toSorted()
    .map((path) => readModule(join(folder, path)));
}

export const isFile = (path: string) => existsSync(join(root, path));
