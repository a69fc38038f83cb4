/** Measures what a partner's users download, and fails above the budgets. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { ignoreDirectives } from './ignoreDirectives.ts';

const dist = resolve(import.meta.dirname, '../dist');
const hooks = [
  'AccountingProvider',
  'useConnection',
  'useConnect',
  'useDisconnect',
  'usePull',
  'usePlatforms',
];
const widget = ['AccountingProvider', 'AccountingConnect'];
const pick = (names: string[]) => `[${names.map((name) => `all.${name}`).join(', ')}]`;

const getBrotliSize = (code: string | Uint8Array) => brotliCompressSync(code).length;

function getStaticGraph(chunks: Rolldown.OutputChunk[]): Rolldown.OutputChunk[] {
  const reached = new Set(chunks.filter(({ isEntry }) => isEntry));
  // A set grows while it is walked: the imports of imports follow.
  for (const { imports } of reached) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) reached.add(chunk);
  }
  return [...reached];
}

/** The chunks of a production app that uses these names of the package; React comes apart. */
async function bundle(names: string): Promise<Rolldown.OutputChunk[]> {
  const entry = resolve(dist, 'size-entry.js');
  const result = await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'size-entry',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) =>
          id === entry
            ? `import * as all from '${dist}/index.js'; globalThis.used = ${names};`
            : undefined,
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        external: ['react', 'react-dom', 'react/jsx-runtime'],
        // An app exports nothing: what it and a later chunk share stays with it.
        preserveEntrySignatures: false,
        output: { minify: true, comments: false, chunkFileNames: '[name].js' },
        onLog: ignoreDirectives,
      },
    },
  });
  const outputs = [result].flat().flatMap((part) => ('output' in part ? part.output : []));
  return outputs.filter((output) => output.type === 'chunk');
}

const sum = (chunks: Rolldown.OutputChunk[]) =>
  chunks.reduce((total, { code }) => total + getBrotliSize(code), 0);

const rows = [
  {
    what: 'hooks and provider, in all',
    size: sum(await bundle(pick(hooks))),
    budget: 11,
  },
  {
    what: 'widget, before its dialogs',
    size: sum(getStaticGraph(await bundle(pick(widget)))),
    budget: 18,
  },
  { what: 'everything, dialogs too', size: sum(await bundle('{ ...all }')), budget: 36 },
  { what: 'styles.css', size: getBrotliSize(readFileSync(`${dist}/styles.css`)), budget: 4 },
];

for (const { what, size, budget } of rows) {
  const verdict = size <= budget * 1000 ? 'ok' : 'ABOVE BUDGET';
  const measured = (size / 1000).toFixed(2).padStart(6);
  console.log(`${what.padEnd(28)}${measured} kB of ${String(budget).padStart(2)} kB  ${verdict}`);
}
if (rows.some(({ size, budget }) => size > budget * 1000)) process.exitCode = 1;
