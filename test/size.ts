/**
 * Measures the download size for a partner's users. Fails above the budgets, and if the README does
 * not name them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { ignoreDirectives } from './ignoreDirectives.ts';

const dist = resolve(import.meta.dirname, '../dist');
const hooks = [
  'AccountingProvider',
  'createAccountingClient',
  'useAccountingEvents',
  'useAuthorizationReturn',
  'useBooksChange',
  'useConsent',
  'useConnection',
  'useConnect',
  'useDisconnect',
  'usePull',
  'usePlatforms',
];
const parts = [
  'AccountingProvider',
  'ConnectButton',
  'ConnectionStatus',
  'PullButton',
  'DisconnectButton',
];
const widget = ['AccountingProvider', 'AccountingConnect'];
const pick = (names: string[]) => `[${names.map((name) => `all.${name}`).join(', ')}]`;

const getBrotliSize = (code: string | Uint8Array) => brotliCompressSync(code).length;

function getStaticGraph(chunks: Rolldown.OutputChunk[]): Rolldown.OutputChunk[] {
  const reached = new Set(chunks.filter(({ isEntry }) => isEntry));
  // A set can grow during iteration, so this loop also visits the imports of imports.
  for (const { imports } of reached) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) reached.add(chunk);
  }
  return [...reached];
}

const react = ['react', 'react-dom', 'react/jsx-runtime'];
/** The modules that a host with SWR already bundles. */
const swr = ['swr', 'swr/_internal'];

/** Builds a production app that uses these exports. `shared` goes to a separate chunk. */
async function bundle(
  names: string,
  shared: string[],
  module = 'index.js',
): Promise<Rolldown.OutputChunk[]> {
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
            ? `import * as all from '${dist}/${module}'; globalThis.used = ${names};`
            : undefined,
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        external: shared,
        // An app has no exports, so code that it shares with a later chunk stays in the app.
        preserveEntrySignatures: false,
        output: { minify: true, comments: false, chunkFileNames: '[name].js' },
        onLog: ignoreDirectives,
      },
    },
  });
  const outputs = [result].flat().flatMap((part) => ('output' in part ? part.output : []));
  return outputs.filter((output) => output.type === 'chunk');
}

/** Whether only the sync log loads this chunk, or a partner's own with `useSyncedRecords`. */
const isOfLog = ({ name }: Rolldown.OutputChunk) =>
  ['SyncLogDialog', 'SyncLogView', 'createRecordEngine', 'createRecordCalls'].includes(name);

const sum = (chunks: Rolldown.OutputChunk[]) =>
  chunks.reduce((total, { code }) => total + getBrotliSize(code), 0);

interface Row {
  what: string;
  size: number;
  budget: number;
}

async function measure(
  what: string,
  names: string,
  budget: { alone: number; shared: number },
  getChunks: (chunks: Rolldown.OutputChunk[]) => Rolldown.OutputChunk[] = (chunks) => chunks,
): Promise<Row[]> {
  const alone = sum(getChunks(await bundle(names, react)));
  const shared = sum(getChunks(await bundle(names, [...react, ...swr])));
  return [
    { what, size: alone, budget: budget.alone },
    { what: '  with SWR shared', size: shared, budget: budget.shared },
  ];
}

/** Measures the largest language. */
async function measureLocales(budget: number): Promise<Row[]> {
  const files = readdirSync(resolve(dist, 'messages/locales')).filter((file) =>
    file.endsWith('.js'),
  );
  const sizes = await Promise.all(
    files.map(async (file) => sum(await bundle('all', [], `messages/locales/${file}`))),
  );
  const size = Math.max(...sizes);
  const file = files[sizes.indexOf(size)]?.replace('.js', '');
  return [{ what: `a language, at most (${file})`, size, budget }];
}

const rows = [
  await measure('hooks and provider, in all', pick(hooks), { alone: 30, shared: 25.2 }),
  await measure(
    'parts, before their dialogs',
    pick(parts),
    { alone: 32, shared: 27.2 },
    getStaticGraph,
  ),
  await measure(
    'widget, before its dialogs',
    pick(widget),
    { alone: 40.2, shared: 35.4 },
    getStaticGraph,
  ),
  await measure(
    'everything but the sync log',
    '{ ...all }',
    { alone: 63.9, shared: 59.1 },
    (chunks) => chunks.filter((chunk) => !isOfLog(chunk)),
  ),
  await measure('the sync log, on intent', '{ ...all }', { alone: 10.6, shared: 10.6 }, (chunks) =>
    chunks.filter(isOfLog),
  ),
  await measureLocales(6.2),
  { what: 'styles.css', size: getBrotliSize(readFileSync(`${dist}/styles.css`)), budget: 7.4 },
].flat();

for (const { what, size, budget } of rows) {
  const verdict = size <= budget * 1000 ? 'ok' : 'ABOVE BUDGET';
  const measured = (size / 1000).toFixed(2).padStart(6);
  console.log(`${what.padEnd(28)}${measured} kB of ${String(budget).padStart(4)} kB  ${verdict}`);
}
if (rows.some(({ size, budget }) => size > budget * 1000)) process.exitCode = 1;

const readme = readFileSync(resolve(dist, '../README.md'), 'utf8');
for (const { what, budget } of rows) {
  if (what.startsWith(' ') || readme.includes(`≤ ${budget} kB`)) continue;
  console.log(`README.md does not name the budget of ${what}, ≤ ${budget} kB.`);
  process.exitCode = 1;
}
