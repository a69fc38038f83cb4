import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { unmountScenes } from './mountScene.tsx';
import { scenes } from './scenes.tsx';
import { addSheet, removeSheets } from './sheets.ts';

const { ours } = inject('hostSheets');

const OURS = '[data-accounting-theme], [data-accounting-theme] [data-part]';
/** What a page may decide at the place: see the floor of our rules. */
const LET_THROUGH = [
  'color',
  'color-scheme',
  'direction',
  'font-family',
  'font-size',
  'interactivity',
  'pointer-events',
  'text-rendering',
  'text-size-adjust',
  'visibility',
  '-webkit-font-smoothing',
  '-webkit-locale',
  '-webkit-tap-highlight-color',
];

/** Together, these have an unusual value for each property that text inherits. */
const VALUES = `
  rgb(1,2,3)|7px|3|0.5|50%|900|110%|"x"|none|hidden|dot|anywhere|all|always|auto|balance|both|
  break-all|break-word|capitalize|collapse|condensed|crosshair|dark|disc|each-line 7px|embed|end|
  evenodd|exact|geometricPrecision|hanging|italic|justify|justify-all|keep-all|left|lining-nums|
  loose|manual|markers|monospace|no-common-ligatures|no-drop|no-limit|oblique|over|over right|
  pixelated|plaintext|pre|pre-wrap|right|rtl|ruby|sideways|small-caps|square|square inside|stroke|
  sub|subpixel-antialiased|super|text|thin|trim-start|under|under left|under right|unicase|
  upright|vertical-rl|wrap|crisp-edges|jis78|0|1|antialiased|allow-keywords|compact|1px 1px red|
  bottom|hide|first|from-font|linearRGB|round|url("x.svg")|"smcp" 1|"wght" 700|numeric-only|read-write|
  bevel|start|middle|8|break-spaces|preserve|inter-word|word|optimizeSpeed|size|light|ltr|fill|
  no-drag|nowrap|bounding-box|inert|normal|ex-height 1|spaces|economy|text-bottom|isolate|more|
  cap-height|from-image|center|inside|top|no-autospace|space-all|emoji|no-punctuation`
  .split('|')
  .map((value) => value.trim());

/** Finds each inherited property of this browser, with values that differ from the initial one. */
function findInherited(): Map<string, string[]> {
  const parent = document.createElement('div');
  const child = document.createElement('div');
  parent.append(child);
  document.body.append(parent);
  const outer = getComputedStyle(parent);
  const inner = getComputedStyle(child);
  const found = new Map<string, string[]>();
  for (const property of [...outer].filter((name) => !name.startsWith('--'))) {
    child.style.cssText = `${property}: initial`;
    const initial = inner.getPropertyValue(property);
    child.style.cssText = '';
    const values = VALUES.filter((value) => {
      parent.style.cssText = `${property}: ${value}`;
      return (
        parent.style.cssText !== '' &&
        outer.getPropertyValue(property) !== initial &&
        inner.getPropertyValue(property) === outer.getPropertyValue(property)
      );
    });
    // Sizes of boxes are no inherited values, although they depend on the parent.
    parent.style.cssText = '';
    if (values.length > 0 && !isGeometry(property)) found.set(property, values);
  }
  parent.remove();
  return found;
}

const isGeometry = (property: string) =>
  /^(inline|block|width|height|perspective|transform)/.test(property);

beforeEach(() => addSheet(ours));
afterEach(async () => {
  await unmountScenes();
  removeSheets();
});

describe.each(['the parts on their own, connected', 'the dialog before the end'])('%s', (name) => {
  it('takes no text style of the page but those that the page decides', async () => {
    await scenes.find((scene) => scene.name === name)?.show();
    const place = document.querySelector<HTMLElement>('.entry-content');
    const parts = [...document.querySelectorAll(OURS)];
    if (!place || parts.length < 5) throw new Error('The scene shows no parts.');
    const styles = parts.map((part) => getComputedStyle(part));
    const usual = place.style.cssText;

    const inherited = findInherited();
    const taken = [...inherited].filter(([property, values]) => {
      const read = () => styles.map((style) => style.getPropertyValue(property)).join('|');
      const before = read();
      return values.some((value) => {
        place.style.setProperty(property, value, 'important');
        const after = read();
        place.style.cssText = usual;
        return after !== before;
      });
    });
    expect(inherited.size).toBeGreaterThan(70);
    const names = taken.map(([property]) => property);
    expect(names.filter((property) => !LET_THROUGH.includes(property))).toEqual([]);
  });
});
