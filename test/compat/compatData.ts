import { createRequire } from 'node:module';
import type { CompatData, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data';
import type { BrowserVersions } from '../supportedBrowsers.ts';

/** MDN's tables of which browser supports what, since which version. */
const compatData: CompatData = createRequire(import.meta.url)('@mdn/browser-compat-data');

const families = {
  chrome: ['chrome', 'chrome_android', 'edge'],
  firefox: ['firefox', 'firefox_android'],
  safari: ['safari', 'safari_ios'],
} as const;
const familyNames = ['chrome', 'firefox', 'safari'] as const;

/** A feature that is never supported, or not in full, counts as very new. */
const NEVER = Infinity;

function getVersion(statement: SimpleSupportStatement): number {
  const { version_added: added, version_removed: removed } = statement;
  const isFull = !statement.flags && !statement.prefix && !statement.alternative_name;
  if (!isFull || statement.partial_implementation || removed || typeof added !== 'string') {
    return NEVER;
  }
  const version = Number.parseFloat(added.replace('≤', ''));
  return Number.isNaN(version) ? NEVER : version;
}

/** Returns a part of the data, by a path such as `['api', 'AbortSignal']`. */
export function findFeature(path: readonly string[]): Identifier | undefined {
  let found: unknown = compatData;
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step))
      return undefined;
    found = Reflect.get(found, step);
  }
  return isIdentifier(found) ? found : undefined;
}

function isIdentifier(value: unknown): value is Identifier {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function findSupport(path: readonly string[]) {
  // oxlint-disable-next-line no-underscore-dangle -- MDN's name
  return findFeature(path)?.__compat?.support;
}

/** Whether MDN says which browsers support a feature. */
export const isKnown = (path: readonly string[]): boolean => findSupport(path) !== undefined;

/** Returns the first versions with a feature, or `undefined` if MDN has no data about the feature. */
export function getFirstVersions(path: readonly string[]): BrowserVersions | undefined {
  const support = findSupport(path);
  if (!support) return undefined;
  const getFirst = (family: keyof BrowserVersions) =>
    Math.max(
      ...families[family].map((browser) => {
        const statements = [support[browser] ?? []].flat();
        return Math.min(NEVER, ...statements.map(getVersion));
      }),
    );
  return { chrome: getFirst('chrome'), firefox: getFirst('firefox'), safari: getFirst('safari') };
}

/** Names the browsers that need a newer version for a feature, as in `Chrome 110, Safari 16`. */
export function describeNewer(path: readonly string[], than: BrowserVersions): string | undefined {
  const first = getFirstVersions(path);
  if (!first) return undefined;
  const newer = familyNames.filter((family) => first[family] > than[family]);
  const describe = (family: keyof BrowserVersions) =>
    `${family} ${first[family] === NEVER ? 'never' : first[family]}`;
  return newer.length > 0 ? newer.map(describe).join(', ') : undefined;
}
