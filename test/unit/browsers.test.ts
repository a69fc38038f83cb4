// @vitest-environment node
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleStyles } from '../bundleStyles.ts';
import { collectApis, type ApiUse } from '../compat/collectApis.ts';
import { collectStyles, type StyleUse } from '../compat/collectStyles.ts';
import { describeNewer } from '../compat/compatData.ts';
import { readSourceModules } from '../sourceModules.ts';
import { fullLookBrowsers, minimumBrowsers } from '../supportedBrowsers.ts';

/** What some supported browsers lack, and what they do instead. */
const optionalApis: Record<string, string> = {
  'api.HTMLElement.popover': 'Without it, the menu is above the widget only.',
  'api.HTMLElement.showPopover': 'Without it, the menu is above the widget only.',
  'api.Window.requestIdleCallback': 'In Safari, a timer takes its place.',
  'api.Window.cancelIdleCallback': 'In Safari, a timer takes its place.',
  'api.KeyboardEvent.isComposing': 'In Safari, the key code tells.',
  'html.global_attributes.translate': 'Old browsers translate the names of platforms.',
  'api.Window.open': 'On iOS, the window opens as a tab, whatever its features.',
};

const COLORS = 'Before `fullLookBrowsers`, the colors are the browser’s own.';
const CURSOR = 'On iOS, there is no pointer.';
const TEXT = 'Lines break where they used to.';
const LAZY = 'Items far down a list get their layout earlier.';
const PROGRESS = 'Each browser has its own name for the bar.';
const PSEUDO = 'Undoes what a page cannot do in a browser without it.';
const optionalStyles: Record<string, string> = {
  'css.types.color.color-mix': COLORS,
  'css.types.color.color': COLORS,
  'css.types.color.color.relative_syntax': COLORS,
  'css.at-rules.property': COLORS,
  'css.properties.cursor.pointer': CURSOR,
  'css.properties.cursor.default': CURSOR,
  'css.properties.cursor.progress': CURSOR,
  'css.properties.outline': 'In Safari 16.0 to 16.3, outlines have no round corners.',
  'css.properties.content-visibility': LAZY,
  'css.properties.content-visibility.auto': LAZY,
  'css.properties.accent-color': 'Elsewhere, a checkbox has the browser’s own color.',
  'css.properties.contain-intrinsic-size': LAZY,
  'css.properties.contain-intrinsic-inline-size': LAZY,
  'css.properties.text-wrap': TEXT,
  'css.properties.text-wrap.balance': TEXT,
  'css.properties.forced-color-adjust': 'Safari has no forced colors.',
  'css.properties.forced-color-adjust.none': 'Safari has no forced colors.',
  'css.properties.overscroll-behavior': 'The page may scroll along at the end of a list.',
  'css.selectors.marker': 'Safari styles few properties of markers.',
  'css.selectors.selection': PSEUDO,
  'css.selectors.-webkit-search-cancel-button': PSEUDO,
  'css.selectors.-webkit-progress-bar': PROGRESS,
  'css.selectors.-webkit-progress-value': PROGRESS,
  'css.selectors.-moz-progress-bar': PROGRESS,
  'css.properties.text-size-adjust': 'Other browsers have another name, or no such setting.',
  'css.properties.-webkit-locale': 'In other browsers, `all` leaves the language as it is.',
  'css.properties.-webkit-tap-highlight-color': 'Only phones have it.',
  'css.properties.user-select': 'The build adds the name that Safari knows.',
};

const describeUse = (what: string, needs: string) => `${what} needs ${needs}`;

/** The modules that a page loads. */
const pageFiles = readSourceModules('src')
  .filter(
    ({ isTest, path }) => !isTest && !/^src\/(?:sandbox|server|testing|command|bin)\b/.test(path),
  )
  .map(({ path }) => path);

describe('the code of the pages', () => {
  // Calls `toReversed`. No page loads this file.
  const newerFile = 'src/sandbox/books/createReceivables.ts';
  let uses: ApiUse[] = [];
  let newerUses: ApiUse[] = [];
  beforeAll(() => {
    const all = collectApis([...pageFiles, newerFile]);
    uses = all.filter(({ file }) => file !== newerFile);
    newerUses = all.filter(({ file }) => file === newerFile);
  }, 120_000);

  it('uses only functions that MDN knows', () => {
    expect(uses.length).toBeGreaterThan(400);
    expect(uses.filter(({ feature }) => feature === undefined)).toEqual([]);
  });

  it('uses only functions that every supported browser has', () => {
    const missing = uses.flatMap(({ feature = '', name, file }) => {
      const newer = describeNewer(feature.split('.'), minimumBrowsers);
      return newer && !optionalApis[feature] ? [`${file}: ${describeUse(name, newer)}`] : [];
    });
    expect([...new Set(missing)]).toEqual([]);
  });

  it('uses every function that is listed as optional', () => {
    const used = new Set(uses.map(({ feature }) => feature));
    expect(Object.keys(optionalApis).filter((feature) => !used.has(feature))).toEqual([]);
  });

  it('would not pass with `toReversed`', () => {
    const use = newerUses.find(({ name }) => name.endsWith('.toReversed'));
    expect(describeNewer(use?.feature?.split('.') ?? [], minimumBrowsers)).toBe(
      'chrome 110, firefox 115',
    );
  });
});

describe('the stylesheet', () => {
  let uses: StyleUse[] = [];
  beforeAll(() => {
    uses = collectStyles(bundleStyles());
  });

  it('uses only features that every supported browser has, or can do without', () => {
    const missing = uses
      .filter(({ isGuarded, feature }) => !isGuarded && !optionalStyles[feature])
      .flatMap(({ feature }) => {
        const newer = describeNewer(feature.split('.'), minimumBrowsers);
        return newer ? [describeUse(feature, newer)] : [];
      });
    expect([...new Set(missing)]).toEqual([]);
  });

  it('shows all its colors in the browsers that the README promises', () => {
    const missing = uses
      .filter(({ feature }) => feature.startsWith('css.types.color'))
      .flatMap(({ feature }) => {
        const newer = describeNewer(feature.split('.'), fullLookBrowsers);
        return newer ? [describeUse(feature, newer)] : [];
      });
    expect([...new Set(missing)]).toEqual([]);
  });

  it('uses every feature that is listed as optional', () => {
    const used = new Set(uses.filter(({ isGuarded }) => !isGuarded).map(({ feature }) => feature));
    expect(Object.keys(optionalStyles).filter((feature) => !used.has(feature))).toEqual([]);
  });

  it.each([
    ['a { width: sibling-count() }', 'css.types.sibling-count'],
    ['a { color: rgb(from red r g b) }', 'css.types.color.rgb.relative_syntax'],
    ['a { --b: light-dark(red, blue) }', 'css.types.color.light-dark'],
    ['a { & b { top: 0 } }', 'css.selectors.nesting'],
    ['a { interpolate-size: allow-keywords }', 'css.properties.interpolate-size'],
    ['a:user-invalid { top: 0 }', 'css.selectors.user-invalid'],
    ['@scope (a) { b { top: 0 } }', 'css.at-rules.scope'],
    ['@media (width > 9em) { b { top: 0 } }', 'css.at-rules.media.range_syntax'],
    ['a { height: 1rlh }', 'css.types.length.rlh'],
  ])('would not pass with `%s`', (code, feature) => {
    const found = collectStyles(code).find((use) => use.feature === feature);
    expect(found).toEqual({ feature, isGuarded: false });
    expect(describeNewer(feature.split('.'), minimumBrowsers)).toBeDefined();
  });

  it('may use a newer feature inside `@supports`', () => {
    const code = '@supports (color: light-dark(red, red)) { a { color: light-dark(red, blue) } }';
    expect(collectStyles(code).filter(({ feature }) => feature.endsWith('light-dark'))).toEqual([
      { feature: 'css.types.color.light-dark', isGuarded: true },
    ]);
  });
});

it('the README lists the versions that the build and these tests use', () => {
  const names = {
    chrome: 'Chrome, Edge, and others of their engine',
    firefox: 'Firefox',
    safari: 'Safari, and every browser on iOS',
  } as const;
  const rows = readFileSync('README.md', 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, name]) => Object.values<string | undefined>(names).includes(name));
  const getRow = (family: keyof typeof names) => [
    '',
    names[family],
    String(minimumBrowsers[family]),
    String(fullLookBrowsers[family]),
    '',
  ];
  expect(rows).toEqual([getRow('chrome'), getRow('firefox'), getRow('safari')]);
});
