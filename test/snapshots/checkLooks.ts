import axe from 'axe-core';
import { expect } from 'vitest';
import { commands, page } from 'vitest/browser';
import type { Locale } from '../../src/messages/Messages.ts';
import { ar } from '../../src/messages/locales/ar.ts';
import { de } from '../../src/messages/locales/de.ts';
import { showLocale } from '../../stories/shownLocale.ts';
import type { Comparison } from './chooseComparison.ts';

declare module 'vitest/browser' {
  interface BrowserCommands {
    startComparison: () => Promise<Comparison>;
    emulateColorScheme: (colorScheme: 'light' | 'dark') => Promise<void>;
    readAriaTree: () => Promise<string>;
  }
  interface ScreenshotComparatorRegistry {
    story: { isTolerant: boolean };
  }
}

interface Look {
  name: 'light' | 'right-to-left' | 'dark' | 'narrow';
  width: number;
  colorScheme: 'light' | 'dark';
  /** Not that of the story. */
  locale?: Locale;
}

const WIDE = 800;
const NARROW = 360;
const HEIGHT = 600;
/** How long a live region waits at most before it speaks, in milliseconds. */
const LONGEST_PAUSE = 800;

/**
 * Those in the story's own language come first. German has the longest words, so it shows whether a phone is too narrow.
 */
const LOOKS: readonly Look[] = [
  { name: 'light', width: WIDE, colorScheme: 'light' },
  { name: 'dark', width: WIDE, colorScheme: 'dark' },
  { name: 'right-to-left', width: WIDE, colorScheme: 'light', locale: ar },
  { name: 'narrow', width: NARROW, colorScheme: 'light', locale: de },
];

/** The rules of axe whose outcome depends on the look. The add-on has run all rules in light. */
const RULES: Partial<Record<Look['name'], string[]>> = {
  'right-to-left': ['target-size', 'scrollable-region-focusable'],
  dark: ['color-contrast'],
  narrow: ['target-size', 'scrollable-region-focusable'],
};

const ADVICE =
  'If this is as it should be, run `npm run snapshots`, and look at the new pictures before you commit them.';

/** The references of failed requests depend on how often the page has polled. */
const ID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

/** Describes an error, with the lines that only one of two compared texts has. Its message lacks them. */
function describeError(error: unknown): string {
  if (!(error instanceof Error && 'expected' in error && 'actual' in error)) return String(error);
  const [old, now] = [String(error.expected).split('\n'), String(error.actual).split('\n')];
  return [
    String(error),
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ].join('\n');
}

/** Turns the page, and the dialogs that have copied its direction. Returns a function that turns them back. */
function turnPage(): () => void {
  document.documentElement.dir ||= 'ltr';
  const turned = document.querySelectorAll<HTMLElement>('[dir=ltr]');
  const turn = (direction: string) => {
    for (const element of turned) element.dir = direction;
    // An open menu moves to the other end of its button.
    window.dispatchEvent(new Event('resize'));
  };
  turn('rtl');
  return () => turn('ltr');
}

/** Returns the area of the open dialog, or of everything in the page with an open menu. */
function getArea(): DOMRect {
  const dialog = document.querySelector('[data-part=dialog-overlay] > [data-part]');
  if (dialog) return dialog.getBoundingClientRect();
  const shown = [...document.body.children, ...document.querySelectorAll('[role=menu]')];
  const bottoms = shown.map((element) => element.getBoundingClientRect().bottom);
  return new DOMRect(0, 0, innerWidth, Math.max(...bottoms));
}

/** Puts an empty element over what to photograph. A screenshot of an element cannot reach out of sight. */
function createFrame(): HTMLElement {
  const { left, top, right, bottom } = getArea();
  const frame = document.createElement('div');
  frame.style.cssText = 'position: fixed; pointer-events: none';
  Object.assign(frame.style, {
    left: `${Math.max(left, 0)}px`,
    top: `${Math.max(top, 0)}px`,
    right: `${Math.max(innerWidth - right, 0)}px`,
    bottom: `${Math.max(innerHeight - bottom, 0)}px`,
  });
  document.body.append(frame);
  return frame;
}

async function checkScreenshot(name: string, isTolerant: boolean): Promise<void> {
  const frame = createFrame();
  try {
    await expect(frame).toMatchScreenshot(name, {
      comparatorName: 'story',
      comparatorOptions: { isTolerant },
    });
  } finally {
    frame.remove();
  }
}

async function checkAxe(rules: string[]): Promise<void> {
  const { violations } = await axe.run(document.body, { runOnly: rules });
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
  expect(found, 'axe').toEqual([]);
}

/**
 * Checks the story in the page: its picture and the rules of axe in every look, and once what assistive technology
 * reads. Throws one error with everything it found.
 */
export async function checkLooks(storyId: string): Promise<void> {
  const path = storyId.replace('--', '/');
  const { isTolerant } = await commands.startComparison();
  const problems: string[] = [];
  const collect = (what: string, check: Promise<unknown>) =>
    check.catch((error: unknown) => void problems.push(`${what}: ${describeError(error)}`));

  const root = document.documentElement;
  root.dataset['photographed'] = '';
  scrollTo(0, 0);
  // Some pages have no dark look.
  const isLight = document.querySelector('[data-accounting-theme=light]') !== null;
  const startedAt = performance.now();
  let tree: string | undefined;
  for (const { name, width, colorScheme, locale } of LOOKS) {
    if (isLight && colorScheme === 'dark') continue;
    // Some live regions speak after a pause, and speak again in another language.
    if (locale && tree === undefined) {
      // The pictures hide some texts.
      delete root.dataset['photographed'];
      const rest = startedAt + LONGEST_PAUSE - performance.now();
      await new Promise((resolve) => setTimeout(resolve, rest));
      tree = await commands.readAriaTree();
      root.dataset['photographed'] = '';
    }
    await page.viewport(width, HEIGHT);
    await commands.emulateColorScheme(colorScheme);
    showLocale(locale);
    // React renders, and the page has the height of the new words.
    await new Promise(requestAnimationFrame);
    const turnBack = locale === ar ? turnPage() : undefined;
    for (const list of document.querySelectorAll<HTMLElement>('[data-part$=-scroller]')) {
      // A story about the end of a list says so.
      list.scrollTop = list.dataset['end'] === undefined ? 0 : list.scrollHeight;
    }
    await collect(name, checkScreenshot(`${path}/${name}`, isTolerant));
    const { [name]: rules } = RULES;
    if (rules) await collect(name, checkAxe(rules));
    turnBack?.();
  }
  showLocale(undefined);
  delete root.dataset['photographed'];

  const text = `${tree}\n`.replace(ID, '…');
  await collect('what is read', expect(text).toMatchFileSnapshot(`__aria__/${path}.yml`));
  if (problems.length > 0) throw new Error([...problems, ADVICE].join('\n\n'));
}
