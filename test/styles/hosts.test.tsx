import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { unmountScenes } from './mountScene.tsx';
import { scenes } from './scenes.tsx';
import { addSheet, removeSheets } from './sheets.ts';
import { compareSnapshots, takeSnapshot, type Snapshot } from './takeSnapshot.ts';

const { ours, hosts } = inject('hostSheets');

/** The kinds of styles on partners' pages that caused faults, each with a stylesheet. */
const kinds: Record<string, string> = {
  ...hosts,
  'a reset of all margins and paddings': '* { margin: 0; padding: 0 }',
  'a root of 10 px': 'html { font-size: 62.5% }',
  'a root of 20 px': 'html { font-size: 20px }',
};

describe.each(scenes)('$name', ({ show }) => {
  let before: Snapshot;

  beforeAll(async () => {
    addSheet(ours);
    // A page may choose its own color scheme. That is not a fault.
    document.documentElement.style.colorScheme = 'light';
    await show();
    before = takeSnapshot();
  });
  afterEach(removeSheets);
  afterAll(unmountScenes);

  it.each(Object.keys(kinds))('looks the same in a page with %s', (kind) => {
    const theirs = kinds[kind] ?? '';
    expect(before.size).toBeGreaterThan(300);
    removeSheets();

    // Before ours, theirs would only lose ties that it wins here.
    addSheet(ours);
    addSheet(theirs);
    expect(compareSnapshots(before, takeSnapshot()).slice(0, 20)).toEqual([]);
  });

  it('sets `data-part` on every element of ours, because the stylesheet needs it', () => {
    const elements = document.querySelectorAll(
      '[data-accounting-theme] :not([data-part], [data-part] > svg, path)',
    );
    expect([...elements].map((element) => element.outerHTML.slice(0, 120))).toEqual([]);
  });
});
