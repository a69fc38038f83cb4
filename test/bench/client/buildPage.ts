import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';
import { bundleStyles } from '../../bundleStyles.ts';
import { ignoreDirectives } from '../../ignoreDirectives.ts';

/** The production page, or the page with React's profiling build. */
export type PageKind = 'production' | 'profiling';

const root = resolve(import.meta.dirname, '../../..');
const fromRoot = (path: string) => resolve(root, path);

/**
 * Builds the page into the folder. It imports the package by its name and gets the source, with the
 * published stylesheet.
 */
export async function buildPage(kind: PageKind, folder: string): Promise<void> {
  const styles = `${folder}.css`;
  writeFileSync(styles, bundleStyles());
  await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    root: resolve(import.meta.dirname, 'page'),
    base: './',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: {
      alias: [
        { find: /^react-accounting-connect$/, replacement: fromRoot('src/index.ts') },
        { find: /^react-accounting-connect\/styles\.css$/, replacement: styles },
        ...(kind === 'profiling'
          ? [{ find: /^react-dom\/client$/, replacement: 'react-dom/profiling' }]
          : []),
      ],
    },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: { onLog: ignoreDirectives },
    },
  });
}
