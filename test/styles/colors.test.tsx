import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { findWeakEdges, findWeakFocus, findWeakWords, paint } from './contrast.ts';
import { unmountScenes } from './mountScene.tsx';
import { scenes } from './scenes.tsx';
import { addSheet, removeSheets } from './sheets.ts';

const { ours } = inject('hostSheets');

const accents = ['', '#5b21b6', '#facc15', '#000', '#fff', '#0f6b62', '#f00', '#808080', '#0d6efd'];
const grounds = ['', '#fff', '#000', '#1e293b', '#fef3c7', '#777', '#0f0', 'rgb(0 0 0 / 0.7)'];
const texts = ['#eee', '#111', '#777', 'rgb(0 0 0 / 0.6)'];
const danger = ['#ff9a8f', '#600'];

type Choice = Record<string, string>;

/** The variables that partners may set, individually. */
const single: Choice[] = [
  ...accents.map((accent) => ({ accent })),
  ...grounds.map((background) => ({ background })),
  ...texts.map((text) => ({ text })),
  ...texts.map((muted) => ({ muted })),
  ...grounds.map((surface) => ({ surface })),
  ...grounds.map((border) => ({ border })),
  ...danger.map((color) => ({ danger: color, warning: color })),
  { accent: '#facc15', 'on-accent': '#fff' },
  { background: '#fff', text: '#aaa' },
];
/** Each accent on each ground, in the scenes that together show most kinds of buttons and boxes. */
const pairs: Choice[] = accents.flatMap((accent) =>
  grounds.map((background) => ({ accent, background })),
);
const PAIRED = ['the connected widget after a pull that failed', 'the picker’s dialog'];

function choose(choice: Choice): void {
  const { style } = document.documentElement;
  const chosen = [...style].filter((name) => name.startsWith('--'));
  for (const name of chosen) style.removeProperty(name);
  for (const [name, value] of Object.entries(choice)) {
    if (value) style.setProperty(`--accounting-${name}`, value);
  }
}

function findFaults(find: () => string[], choices: readonly Choice[]): string[] {
  const faults = choices.flatMap((choice) => {
    choose(choice);
    return find().map((fault) => `${JSON.stringify(choice)}: ${fault}`);
  });
  return [`${faults.length} faults`, ...faults.slice(0, 15)];
}

/** The scenes that show every kind of word and control. */
const shown = scenes.filter(({ hasAllColors }) => hasAllColors);

describe.each(['light', 'dark'])('in a %s page', (scheme) => {
  describe.each(shown)('$name', ({ name, show }) => {
    beforeAll(async () => {
      addSheet(ours);
      document.documentElement.style.colorScheme = scheme;
      document.documentElement.style.background = 'Canvas';
      await show();
    });
    afterEach(() => choose({}));
    afterAll(async () => {
      await unmountScenes();
      removeSheets();
    });

    it('shows words at 4.5:1 and controls at 3:1, whatever colors the partner sets', () => {
      const find = () => [...findWeakWords(), ...findWeakEdges()];
      const choices = PAIRED.includes(name) ? [...single, ...pairs] : single;
      expect(findFaults(find, choices)).toEqual(['0 faults']);
    });

    it('shows the focus at 3:1, whatever colors the partner sets', () => {
      // The accent cannot stand out from a ground of the same color.
      const some = pairs.filter(({ background, accent }) => background !== accent);
      expect(findFaults(findWeakFocus, some.slice(0, 20))).toEqual(['0 faults']);
    });
  });
});

// Black would have a little more contrast.
it('writes white on the blue of Bootstrap, whose contrast is 4.5:1', async () => {
  addSheet(ours);
  choose({ accent: '#0d6efd' });
  await scenes[0]?.show();
  const buttons = [...document.querySelectorAll('[data-part=connect-button]')];
  expect(buttons.map((button) => paint([getComputedStyle(button).color]))).toEqual([
    [255, 255, 255],
  ]);
  choose({});
  await unmountScenes();
  removeSheets();
});
