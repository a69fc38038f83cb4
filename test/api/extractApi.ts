import { mkdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
} from '@microsoft/api-extractor';
import { TSDocConfigFile } from '@microsoft/tsdoc-config';
import { WORK, type ApiEntry } from './listApiEntries.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * `Messages` follows from the English texts in this folder, which partners need not name. The report of the
 * main entry shows their shape. A language refers to types that the main entry exports.
 */
const isDerived = (path: string | undefined, entry: ApiEntry) =>
  entry.name === 'locales' || /\/dist\/messages\//.test(path ?? '');
/** The test kit takes the options of the provider and of the sandbox, whose types their entries export. */
function isFromOtherEntry(text: string, entry: ApiEntry): boolean {
  const name = /The symbol "(\w+)"/.exec(text)?.[1];
  return (
    entry.name === 'testing' &&
    ['index', 'sandbox'].some((other) =>
      new RegExp(`\\b${name}\\b`).test(readFileSync(join(root, `dist/${other}.d.ts`), 'utf8')),
    )
  );
}
/** Without release tags, everything is public. A report is compared by `test/api.ts`. */
const IGNORED = ['ae-missing-release-tag', 'console-api-report-created', 'console-preamble'];

const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  module: 'ESNext',
  moduleResolution: 'bundler',
  jsx: 'react-jsx',
  strict: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

function createConfig({ name, path }: ApiEntry, files: string[]): ExtractorConfig {
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
    tsdocConfigFile: TSDocConfigFile.loadFile(join(import.meta.dirname, 'tsdoc.json')),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(root, path),
      compiler: { overrideTsconfig: { compilerOptions, files } },
      apiReport: {
        enabled: true,
        includeForgottenExports: name === 'index',
        reportFolder: join(root, WORK),
        reportTempFolder: join(root, WORK, 'temp'),
        reportFileName: name,
      },
      docModel: { enabled: true, apiJsonFilePath: join(root, WORK, `${name}.api.json`) },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Warning } },
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.Warning } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.Warning } },
      },
    },
  });
}

/** Writes the report and the model of each entry. Returns what is wrong with the declarations. */
export function extractApi(entries: ApiEntry[]): string[] {
  mkdirSync(join(root, WORK, 'temp'), { recursive: true });
  const files = entries.map(({ path }) => join(root, path));
  const problems = new Set<string>();
  let compilerState: CompilerState | undefined;

  function collect(message: ExtractorMessage, entry: ApiEntry): void {
    message.handled = true;
    const { logLevel, messageId, text, sourceFilePath, sourceFileLine } = message;
    if (logLevel === ExtractorLogLevel.None || logLevel === ExtractorLogLevel.Verbose) return;
    if (IGNORED.includes(messageId)) return;
    const isKnown = isDerived(sourceFilePath, entry) || isFromOtherEntry(text, entry);
    if (messageId === 'ae-forgotten-export' && isKnown) return;
    // Every exported name needs a docstring. A field may speak for itself.
    if (messageId === 'ae-undocumented' && !/ "[A-Z]/.test(text)) return;
    const place = sourceFilePath ? `${relative(root, sourceFilePath)}:${sourceFileLine}: ` : '';
    problems.add(`${place}${text} (${messageId})`);
  }

  for (const entry of entries) {
    const config = createConfig(entry, files);
    // One program for all entries takes a third of the time.
    compilerState ??= CompilerState.create(config, { additionalEntryPoints: files });
    Extractor.invoke(config, {
      compilerState,
      localBuild: true,
      messageCallback: (message) => collect(message, entry),
    });
  }
  return [...problems];
}
