import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { findWeakEdges, findWeakWords, paint } from './contrast.ts';
import { unmountScenes } from './mountScene.tsx';
import { scenes } from './scenes.tsx';
import { addSheet, removeSheets } from './sheets.ts';
import { COLOR_PROPERTIES, compareSnapshots, takeSnapshot } from './takeSnapshot.ts';
import type { Snapshot } from './takeSnapshot.ts';

const { ours } = inject('hostSheets');

const COLORS = [
  'accent',
  'on-accent',
  'background',
  'surface',
  'text',
  'muted',
  'border',
  'danger',
  'success',
  'warning',
];
const FILLS = ['accent', 'background', 'surface', 'danger'];
/** Values that are no color, such as the channels that some design systems put into variables. */
const INVALID = ['0 0% 100%', '222 47% 11%', 'linear-gradient(#fff, #eee)', ' ', 'none', '12px'];

const { style } = document.documentElement;
const choose = (name: string, value: string) => style.setProperty(`--accounting-${name}`, value);
const takeColors = () => takeSnapshot(COLOR_PROPERTIES);
const reset = () => COLORS.forEach((name) => style.removeProperty(`--accounting-${name}`));

afterEach(reset);
afterAll(removeSheets);

describe.each(['light', 'dark'])('in a %s page', (scheme) => {
  describe.each(scenes.filter(({ hasAllColors }) => hasAllColors))('$name', ({ show }) => {
    let unset: Snapshot;
    let unsetColors: Snapshot;

    beforeAll(async () => {
      removeSheets();
      addSheet(ours);
      style.colorScheme = scheme;
      style.background = 'Canvas';
      await show();
      unset = takeSnapshot();
      unsetColors = takeColors();
    });
    afterAll(unmountScenes);

    it('counts a variable that is no color as not set', () => {
      const single = COLORS.map((name, index) => ({
        [name]: INVALID[index % INVALID.length] ?? '',
      }));
      const all = INVALID.map((value) => Object.fromEntries(COLORS.map((name) => [name, value])));
      for (const choice of [...single, ...all]) {
        for (const [name, value] of Object.entries(choice)) choose(name, value);
        const changes = compareSnapshots(unsetColors, takeColors()).slice(0, 10);
        expect(changes, JSON.stringify(choice)).toEqual([]);
        reset();
      }
      COLORS.forEach((name) => choose(name, '12px'));
      expect(compareSnapshots(unset, takeSnapshot()).slice(0, 10)).toEqual([]);
    });

    it('counts currentColor as not set in a fill, and keeps words and controls readable', () => {
      for (const name of COLORS) {
        choose(name, name === 'surface' ? 'currentcolor' : 'currentColor');
        expect([...findWeakWords(), ...findWeakEdges()], name).toEqual([]);
        const changes = FILLS.includes(name) ? compareSnapshots(unsetColors, takeColors()) : [];
        expect(changes.slice(0, 10), name).toEqual([]);
        reset();
      }
    });
  });
});

describe('the widget', () => {
  const get = (part: string) => {
    const element = document.querySelector(`[data-part='${part}']`);
    if (!element) throw new Error(`There is no ${part}.`);
    return getComputedStyle(element);
  };

  beforeAll(async () => {
    removeSheets();
    addSheet(ours);
    await scenes.find(({ name }) => name === 'the widget at its start')?.show();
  });
  afterAll(unmountScenes);

  it.each([
    ['background', 'accounting-connect', 'backgroundColor'],
    ['text', 'accounting-connect', 'color'],
    ['muted', 'widget-lead', 'color'],
    ['border', 'accounting-connect', 'borderTopColor'],
    ['surface', 'widget-mark', 'backgroundColor'],
    ['accent', 'connect-button', 'backgroundColor'],
    ['on-accent', 'connect-button', 'color'],
  ] as const)('has the color of --accounting-%s', (name, part, property) => {
    const isGround = property !== 'color' && part !== 'connect-button';
    for (const value of isGround ? ['#fef3c7', '#fff'] : ['#123456', '#000']) {
      choose('background', '#fff');
      choose('accent', '#fff');
      choose(name, value);
      expect(paint([get(part)[property]])).toEqual(paint([value]));
      reset();
    }
  });

  it.each(['rgb(0 0 0 / 0.7)', 'transparent', 'rgb(255 255 255 / 0.5)'])(
    'lets the page shine through a background of %s',
    (value) => {
      choose('background', value);
      const { backgroundColor } = get('accounting-connect');
      expect(paint(['#f00', backgroundColor])).toEqual(paint(['#f00', value]));
    },
  );
});
