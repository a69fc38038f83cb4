import axe from 'axe-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { findHiddenTexts } from '../findHiddenTexts.ts';
import { ANYWHERE, findWeakEdges, findWeakFocus, findWeakWords } from './contrast.ts';
import { findSmallTargets } from './findSmallTargets.ts';
import { unmountScenes } from './mountScene.tsx';
import { addSheet, removeSheets } from './sheets.ts';
import { everyState } from './states.tsx';

const { ours, hosts } = inject('hostSheets');

const TWO = ['Tailwind 4', 'Bootstrap'];
/** The states that run with all sheets. Together they show most parts, in and outside our boxes. */
const THOROUGH = [
  'the widget whose window was blocked',
  'the parts on their own, connected',
  'the picker’s dialog',
];

/** The spacing that a person may set with WCAG 2.2 (1.4.12), in a column of a small phone. */
const SPACED = `
  .entry-content { inline-size: 320px !important }
  [data-accounting-theme], [data-accounting-theme] * {
    line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
  }
  [data-accounting-theme] p { margin-block-end: 2em !important }
`;

/** Chooses a scheme in the ways of all hosts. */
function setScheme(scheme: string): void {
  const { style, dataset } = document.documentElement;
  style.colorScheme = scheme;
  style.background = 'Canvas';
  dataset['bsTheme'] = scheme;
  dataset['theme'] = scheme;
}

function finishAnimations(): void {
  for (const animation of document.getAnimations()) {
    const isEndless = animation.effect?.getComputedTiming().iterations === Infinity;
    if (!isEndless) animation.finish();
  }
}

/** Runs these rules of axe. By default, runs all. */
async function findViolations(rules?: string[]): Promise<string[]> {
  const { violations } = await axe.run(rules ? { runOnly: rules } : {});
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

describe.each(everyState)('$name', ({ name, show }) => {
  const { now } = Date;

  beforeAll(async () => {
    document.title = 'Accounting';
    await show();
  });
  afterEach(removeSheets);
  afterAll(async () => {
    Date.now = now;
    await unmountScenes();
  });

  const kinds = THOROUGH.includes(name) ? Object.keys(hosts) : TWO;
  const pages = kinds.flatMap((kind) => ['light', 'dark'].map((scheme) => [scheme, kind] as const));

  it.each(pages)('is accessible in a %s page with %s', async (scheme, kind) => {
    // Of all pages of a state, only the colors differ.
    const isFirst = scheme === 'light' && kind === kinds[0];
    setScheme(scheme);
    addSheet(hosts[kind] ?? '');
    addSheet(ours);
    finishAnimations();

    expect(
      await findViolations(isFirst ? undefined : ['color-contrast', 'target-size']),
      'axe',
    ).toEqual([]);
    expect(findWeakWords(), 'words').toEqual([]);
    expect(findWeakEdges(ANYWHERE), 'edges').toEqual([]);
    expect(findWeakFocus(ANYWHERE), 'focus').toEqual([]);
    expect(findSmallTargets(), 'targets').toEqual([]);
  });

  it('hides no text if a person spaces the letters, words and lines', () => {
    addSheet(ours);
    addSheet(SPACED);
    document.querySelector<HTMLElement>('.entry-content')?.style.removeProperty('inline-size');
    finishAnimations();

    expect(findHiddenTexts()).toEqual([]);
  });
});
