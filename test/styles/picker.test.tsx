import { screen } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { ConnectButton } from 'react-accounting-connect';
import type { AccountingProviderProps } from 'react-accounting-connect';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { mountScene, press, unmountScenes } from './mountScene.tsx';
import { addSheet, removeSheets } from './sheets.ts';

const { ours } = inject('hostSheets');
const { innerWidth, innerHeight } = window;

async function openPicker(provider: Partial<AccountingProviderProps> = {}) {
  mountScene(<ConnectButton onMissingPlatform={() => undefined} />, {
    provider: { platforms: undefined, ...provider },
  });
  await press('Choose your software');
  const dialog = await screen.findByRole('dialog');
  const settle = () => Promise.all(dialog.getAnimations({ subtree: true }).map((a) => a.finished));
  await settle();
  return { dialog, settle };
}

function get(part: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(`[data-part='${part}']`);
  if (!element) throw new Error(`There is no ${part}.`);
  return element;
}

const setMotion = (value: string) =>
  cdp().send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-reduced-motion', value }],
  });

/** Whether all of the element is on the screen, and nothing covers it. */
function isInSight(element: HTMLElement): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const corners = [left + 4, right - 4].flatMap((x) => [top + 4, bottom - 4].map((y) => [x, y]));
  return corners.every(([x = 0, y = 0]) => element.contains(document.elementFromPoint(x, y)));
}

beforeEach(() => addSheet(ours));
afterEach(async () => {
  await unmountScenes();
  removeSheets();
  await setMotion('');
  await page.viewport(innerWidth, innerHeight);
});

describe('the picker on a phone', () => {
  it.each<`en-${string}`>(['en-US', 'en-GB', 'en-AU'])(
    'shows Xero and QuickBooks without scrolling, with %s',
    async (locale) => {
      await page.viewport(360, 740);
      await openPicker({ locale });

      expect(isInSight(screen.getByRole('button', { name: 'Xero' }))).toBe(true);
      expect(isInSight(screen.getByRole('button', { name: 'QuickBooks Online' }))).toBe(true);
    },
  );

  it.each([280, 360, 1000])(
    'has only targets that a finger can hit and texts that people can read, %i px wide',
    async (width) => {
      await page.viewport(width, 740);
      const { dialog } = await openPicker();
      const parts = [...dialog.querySelectorAll<HTMLElement>('[data-part]')];

      const targets = parts.filter((part) => part.matches('button, input'));
      expect(targets.length).toBeGreaterThan(15);
      const small = targets.filter(({ offsetWidth, offsetHeight }) =>
        [offsetWidth, offsetHeight].some((size) => size < 40),
      );
      expect(small.map(({ dataset }) => dataset['part'])).toEqual([]);
      const fine = parts.filter((part) => parseFloat(getComputedStyle(part).fontSize) < 12);
      expect(fine.map(({ dataset }) => dataset['part'])).toEqual([]);
      const boxes = [dialog, get('picker-dialog'), get('platform-results')];
      expect(boxes.filter((box) => box.scrollWidth > box.clientWidth)).toEqual([]);
    },
  );

  it('breaks no name of a tile inside a word', async () => {
    await page.viewport(280, 740);
    await openPicker({ locale: 'en-GB' });
    const range = document.createRange();
    const broken = [...document.querySelectorAll("[data-kind='popular'] [data-part=platform-name]")]
      .flatMap((name) => name.firstChild ?? [])
      .flatMap((text) =>
        [...(text.nodeValue ?? '').matchAll(/\S+/g)].filter(({ 0: word, index }) => {
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1;
        }),
      );
    expect(broken.map(([word]) => word)).toEqual([]);
  });
});

describe('the way back from a step', () => {
  it('leads to where the person left the list', async () => {
    await page.viewport(360, 740);
    const { settle } = await openPicker();
    const sage = screen.getByRole('button', { name: /^Sage 50/ });
    sage.scrollIntoView({ block: 'center' });
    const { scrollTop } = get('platform-results');
    expect(scrollTop).toBeGreaterThan(0);
    const { top } = sage.getBoundingClientRect();
    await userEvent.click(sage);
    await press('Back');
    await settle();

    expect(document.activeElement).toBe(sage);
    expect(get('platform-results').scrollTop).toBe(scrollTop);
    expect(sage.getBoundingClientRect().top).toBe(top);
  });
});

describe('the change between the list and a step', () => {
  const getDurations = (dialog: HTMLElement) =>
    dialog
      .getAnimations({ subtree: true })
      .map(({ effect }) => effect?.getComputedTiming().duration);

  it('fades in and changes the height', async () => {
    await setMotion('no-preference');
    await page.viewport(360, 740);
    const { dialog, settle } = await openPicker();
    const before = get('picker-dialog').getBoundingClientRect();
    await press(/^Sage 50/);

    expect(new Set(getDurations(dialog))).toEqual(new Set([120, 160]));
    await settle();
    const after = get('prepare-dialog').getBoundingClientRect();
    expect(after.height).toBeLessThan(before.height);
    expect(after.bottom).toBe(before.bottom);
  });

  it('is immediate for people who want reduced motion', async () => {
    await setMotion('reduce');
    const { dialog } = await openPicker();
    await press(/^Sage 50/);
    expect(getDurations(dialog)).toEqual([]);
    await press('Back');
    expect(getDurations(dialog)).toEqual([]);
  });
});

describe('what points somewhere', () => {
  it('is mirrored where text runs from right to left', async () => {
    const getTransform = () => {
      const row = document.querySelector("[data-kind='more'] [data-part=platform-item]");
      return row ? getComputedStyle(row, '::after').transform : '';
    };
    await openPicker();
    const ltr = getTransform();
    await unmountScenes();
    document.documentElement.dir = 'rtl';
    await openPicker();
    const rtl = getTransform();
    document.documentElement.removeAttribute('dir');

    expect(ltr).toMatch(/^matrix\(0\.7/);
    expect(rtl).toMatch(/^matrix\(-0\.7/);
  });
});
