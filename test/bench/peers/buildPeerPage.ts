import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { ignoreDirectives } from '../../ignoreDirectives.ts';

/** A file of the built page, as it goes over the wire. */
export interface PageFile {
  body: Uint8Array<ArrayBuffer>;
  isCompressed: boolean;
}

/** The files of a page by their path, such as `assets/main-1a2b.js`. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const PAGES = join(import.meta.dirname, 'pages');
/** The rest, such as pictures, is compressed already. */
const TEXTS = new Set(['.html', '.js', '.css', '.svg', '.json']);

function readFiles(folder: string): PageFiles {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const isCompressed = TEXTS.has(extname(path));
        const raw = readFileSync(path);
        const body = new Uint8Array(isCompressed ? brotliCompressSync(raw) : raw);
        return [relative(folder, path).split(sep).join('/'), { body, isCompressed }];
      }),
  );
}

/** Builds the page of a peer for production. React is in a file of its own, called `shared-react`. */
export async function buildPeerPage(name: string, folder: string): Promise<PageFiles> {
  copyFileSync(join(PAGES, `${name}.jsx`), join(folder, 'main.jsx'));
  const html = readFileSync(join(PAGES, 'index.html'), 'utf8');
  writeFileSync(join(folder, 'index.html'), html);
  const outDir = join(folder, 'built');
  await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    root: folder,
    base: './',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic' } },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'shared-react', test: /\/node_modules\/(?:react|react-dom|scheduler)\/[^/]/ },
            ],
          },
        },
        onLog: ignoreDirectives,
      },
    },
  });
  return readFiles(outDir);
}
