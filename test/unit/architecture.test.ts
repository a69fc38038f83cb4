// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { findCycles } from '../findCycles.ts';
import { isFile, readSourceModules, type SourceModule } from '../sourceModules.ts';

const all = readSourceModules('src');
const modules = all.filter(({ isTest }) => !isTest);
const byPath = new Map(modules.map((module) => [module.path, module]));
const entries = [
  'src/index.ts',
  'src/server.ts',
  'src/redis.ts',
  'src/sandbox.ts',
  'src/testing.ts',
];

/**
 * Imports point down only. `server`, `sandbox`, `testing` and `command` are side branches with their own
 * rules.
 */
const layers: Record<string, number> = {
  lib: 0,
  /** May use `lib`. */
  messages: 0.5,
  api: 1,
  engine: 2,
  provider: 3,
  hooks: 4,
  components: 5,
  widget: 6,
};

/** Every relative import of every module, with the imported module. */
const links = modules.flatMap((from) =>
  from.imports.flatMap((link) => {
    const to = link.target === null ? undefined : byPath.get(link.target);
    return to ? [{ from, to, link, text: `${from.path} imports ${to.path}` }] : [];
  }),
);

function findReachable(path: string, skipsDynamic = false, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const { from, to, link } of links) {
    if (from.path !== path || link.isTypeOnly || (skipsDynamic && link.isDynamic)) continue;
    findReachable(to.path, skipsDynamic, seen);
  }
  return seen;
}

const listExports = (path: string): string[] =>
  byPath.get(path)?.exports.map(({ name }) => name) ?? [];

/** Whether only `import()` reaches the module, which then lists the contents of one chunk. */
const isSplitPoint = ({ path, exports }: SourceModule) =>
  exports.every(({ isReexport }) => isReexport) &&
  links.every(({ to, link }) => to.path !== path || link.isDynamic || link.isTypeOnly);

const getPaths = (wrong: SourceModule[]) => wrong.map(({ path }) => path);

/** Files that are named for what their exports have in common. */
const collections = [
  'src/engine/cache/keys.ts',
  'src/engine/names.ts',
  'src/engine/connect/connectTasks.ts',
  'src/engine/pull/pullTasks.ts',
];

/** `lazy()` needs a `default` export. */
const isNamesake = (module: SourceModule) =>
  module.exports.some(({ name }) => name === module.name || name === 'default');

function getLimit({ area, isTest, path }: SourceModule): number {
  if (isTest) return 400;
  // Only data.
  if (path.startsWith('src/messages/locales/')) return Infinity;
  if (area === 'hooks') return 100;
  const isComponent = ['components', 'widget'].includes(area) && path.endsWith('.tsx');
  return isComponent ? 150 : 250;
}

describe('the layers of src', () => {
  it('consist only of known folders and entries', () => {
    const known = [...Object.keys(layers), 'server', 'sandbox', 'testing', 'command'];
    const unknown = modules.filter(({ area, path }) =>
      area === '' ? ![...entries, 'src/bin.ts'].includes(path) : !known.includes(area),
    );
    expect(unknown.map(({ path }) => path)).toEqual([]);
  });

  it('import only from lower layers or from the same folder', () => {
    const upward = links.filter(({ from, to }) => {
      const [own, other] = [layers[from.area], layers[to.area]];
      if (own === undefined || other === undefined || from.area === to.area) return false;
      return other >= own;
    });
    expect(upward.map(({ text }) => text)).toEqual([]);
  });

  it('let the sandbox import only types of the API, and its versions', () => {
    const wrong = links.filter(
      ({ from, to, link }) =>
        from.area === 'sandbox' &&
        to.area !== 'sandbox' &&
        !(to.area === 'api' && (link.isTypeOnly || to.name === 'VERSIONS')),
    );
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });

  it('let the server import only itself, the API and lib', () => {
    const wrong = links.filter(
      ({ from, to }) => from.area === 'server' && !['server', 'api', 'lib'].includes(to.area),
    );
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });

  it('let only the entries and the parts for tests import the sandbox or the server', () => {
    const wrong = links.filter(
      ({ from, to }) =>
        ['sandbox', 'server'].includes(to.area) &&
        from.area !== to.area &&
        !['', 'testing'].includes(from.area) &&
        !(from.area === 'command' && to.area === 'sandbox'),
    );
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });

  it('let only the entries import the parts for tests and those of the command', () => {
    const wrong = links.filter(
      ({ from, to }) =>
        ['testing', 'command'].includes(to.area) && from.area !== to.area && from.area !== '',
    );
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });

  it('let the parts for tests import no test runner and no msw', () => {
    const packages = modules
      .filter(({ area }) => area === 'testing')
      .flatMap(({ imports }) => imports.filter(({ target }) => target === null))
      .map(({ specifier }) => specifier);
    expect(new Set(packages)).toEqual(new Set(['react']));
  });

  it('let components and the widget use the engine only through public hooks', () => {
    const entry = new Set(listExports('src/index.ts'));
    const isUi = ({ area }: SourceModule) => area === 'components' || area === 'widget';
    const wrong = links.filter(({ from, to, link }) => {
      if (!isUi(from)) return false;
      if (to.area === 'engine') return !link.isTypeOnly;
      return to.area === 'hooks' && to.name.startsWith('use') && !entry.has(to.name);
    });
    expect(wrong.map(({ text }) => text)).toEqual([]);
    // The session in the provider's context is for hooks only.
    const readers = modules.filter((module) => isUi(module) && /\bsession\b/.test(module.code));
    expect(getPaths(readers)).toEqual([]);
  });

  it('keep React out of the engine and the API', () => {
    const wrong = modules.filter(
      ({ area, imports }) =>
        ['engine', 'api'].includes(area) &&
        imports.some(({ specifier, isTypeOnly }) => !isTypeOnly && /^react\b/.test(specifier)),
    );
    expect(getPaths(wrong)).toEqual([]);
  });

  it.each(['src/server.ts', 'src/redis.ts', 'src/sandbox.ts'])(
    'keep React out of %s at run time',
    (entry) => {
      const wrong = [...findReachable(entry)].filter((path) =>
        byPath
          .get(path)
          ?.imports.some(
            ({ specifier, isTypeOnly }) =>
              !isTypeOnly && /^(react|swr|@radix-ui)\b/.test(specifier),
          ),
      );
      expect(wrong).toEqual([]);
    },
  );

  it.each([
    ['provider/AccountingProvider.tsx', []],
    ['components/platform-picker/PlatformPicker.tsx', ['chosenThere', 'picker', 'unnamed']],
    [
      'components/connection-status/ConnectionStatus.tsx',
      ['errors', 'failures', 'status', 'unnamed'],
    ],
    ['components/consent-notice/ConsentNotice.tsx', ['consent', 'unnamed']],
    ['components/pull-button/PullButton.tsx', ['errors', 'failures', 'pull', 'unnamed']],
  ])('bring only the words that %s shows', (path, sections) => {
    const words = modules.filter(
      ({ area, name, path }) =>
        area === 'messages' && name !== 'Messages' && !path.includes('/locales/'),
    );
    const reached = findReachable(`src/${path}`, true);
    expect(words.flatMap((module) => (reached.has(module.path) ? module.name : []))).toEqual(
      sections,
    );
  });

  it('load only the calls and readers of the synced records on demand, of all of the API', () => {
    const first = findReachable('src/index.ts', true);
    const later = [...findReachable('src/index.ts')].filter((path) => !first.has(path));
    expect(later.filter((path) => path.startsWith('src/api/')).toSorted()).toEqual([
      'src/api/v2024_05_25/createRecordCalls.ts',
      'src/api/v2024_05_25/describeProblem.ts',
      'src/api/v2024_05_25/readSyncedRecord.ts',
    ]);
  });

  it('bring the words of the widget with the widget alone', () => {
    const parts = modules.filter(({ area }) => area === 'components' || area === 'hooks');
    const wrong = parts.filter(({ path }) => findReachable(path).has('src/messages/widget.ts'));
    expect(getPaths(wrong)).toEqual([]);
  });

  it('have no import cycles', () => {
    expect(findCycles(modules, links)).toEqual([]);
  });
});

describe('the modules of src', () => {
  it('include no barrel files', () => {
    expect(getPaths(modules.filter(({ area, name }) => area !== '' && name === 'index'))).toEqual(
      [],
    );
  });

  it('never use `export *`', () => {
    expect(getPaths(all.filter((module) => module.exports.some(({ isStar }) => isStar)))).toEqual(
      [],
    );
  });

  it('consist only of export lists if they are entries', () => {
    const wrong = entries.flatMap((path) => {
      const module = byPath.get(path);
      if (!module) return [`${path} is missing`];
      const isList =
        module.exports.every(({ isReexport }) => isReexport) &&
        module.statements.every(
          (type) => type === 'ExportNamedDeclaration' || type === 'ExpressionStatement',
        );
      return isList ? [] : [path];
    });
    expect(wrong).toEqual([]);
  });

  it('write relative imports with the extension of an existing file', () => {
    const wrong = all.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target !== null && !(/\.\w+$/.test(target) && isFile(target)))
        .map(({ specifier }) => `${path}: ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are named after what they export', () => {
    const inFolders = modules.filter(
      (module) => module.area !== '' && !isSplitPoint(module) && !collections.includes(module.path),
    );
    expect(getPaths(inFolders.filter((module) => !isNamesake(module)))).toEqual([]);
  });

  it('export one hook or component each', () => {
    const wrong = modules.filter(
      (module) =>
        ['hooks', 'components', 'widget'].includes(module.area) &&
        module.exports.filter(({ isType }) => !isType).length > 1 &&
        !isSplitPoint(module),
    );
    expect(getPaths(wrong)).toEqual([]);
  });

  it('are short', () => {
    const tests = readSourceModules('test').map((module) => ({ ...module, isTest: true }));
    const long = [...all, ...tests].filter((module) => module.lines > getLimit(module));
    expect(long.map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([]);
  });
});

describe('the tests', () => {
  it('fake only the network, mock no module of this package, and mute no console', () => {
    const tests = [...all.filter(({ isTest }) => isTest), ...readSourceModules('test')];
    const wrong = tests.filter(({ code }) =>
      /\bvi\s*\.\s*(?:do)?[m]ock\(\s*(?:import\()?['"]\.|spyO[n]\(console/.test(code),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
