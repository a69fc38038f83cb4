import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'vite';
import { ignoreDirectives } from './ignoreDirectives.ts';
import { isExternal } from './isExternal.ts';
import { minimumBrowsers } from './supportedBrowsers.ts';

const root = new URL('../', import.meta.url);
const locales = readdirSync(new URL('src/messages/locales', root)).map(
  (file) => `messages/locales/${file.replace('.ts', '')}`,
);
const entryNames = ['index', 'server', 'redis', 'sandbox', 'testing', 'bin', ...locales];

/** Builds `src/` into `dist/*.js`: one ES module for each entry, split at every `import()`. */
export const libraryBuild: BuildOptions = {
  target: Object.entries(minimumBrowsers).map(([name, version]) => `${name}${version}`),
  minify: false,
  sourcemap: true,
  emptyOutDir: true,
  lib: {
    entry: Object.fromEntries(
      entryNames
        .map((name) => [name, fileURLToPath(new URL(`src/${name}.ts`, root))] as const)
        .filter(([, path]) => existsSync(path)),
    ),
    formats: ['es'],
  },
  rolldownOptions: {
    external: isExternal,
    onLog: ignoreDirectives,
    output: {
      preserveModules: true,
      preserveModulesRoot: fileURLToPath(new URL('src', root)),
      // npm packs no folder of the name `node_modules`.
      entryFileNames: ({ name }) => `${name.replace(/^node_modules\//, 'vendor/')}.js`,
    },
  },
};
