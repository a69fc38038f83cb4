import { screen } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { AccountingConnect, ConnectButton, ConnectionStatus } from 'react-accounting-connect';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { findWeakWords, paint } from './contrast.ts';
import { mountScene, press, unmountScenes } from './mountScene.tsx';
import { scenes } from './scenes.tsx';
import { addSheet, removeSheets } from './sheets.ts';

const { ours } = inject('hostSheets');
const { innerWidth, innerHeight } = window;

const emulate = (name: string, value: string) =>
  cdp().send('Emulation.setEmulatedMedia', { features: [{ name, value }] });

const getScene = (name: string) => {
  const scene = scenes.find((candidate) => candidate.name === name);
  if (!scene) throw new Error(`There is no scene "${name}".`);
  return scene;
};

const getPart = (part: string) => {
  const element = document.querySelector<HTMLElement>(`[data-part='${part}']`);
  if (!element) throw new Error(`The page shows no ${part}.`);
  return element;
};

const getFill = (part: string) => paint([getComputedStyle(getPart(part)).backgroundColor]);
const WHITE = paint(['#fff']);

afterEach(async () => {
  await unmountScenes();
  removeSheets();
  await cdp().send('Emulation.setEmulatedMedia', { features: [] });
  await page.viewport(innerWidth, innerHeight);
});

describe('sizes', () => {
  it.each([
    ['10px', '13px', '40px'],
    ['16px', '16px', '40px'],
    ['20px', '20px', '50px'],
  ])('follow a place of %s, with words of %s', async (place, words, height) => {
    addSheet(ours);
    const { place: element } = mountScene(<ConnectButton />);
    element.style.setProperty('font-size', place, 'important');
    await screen.findByRole('button');

    expect(getComputedStyle(getPart('connect-button')).fontSize).toBe(words);
    expect(getComputedStyle(getPart('connect-button')).minHeight).toBe(height);
  });

  it('are the same in a dialog that opens in the widget', async () => {
    addSheet(ours);
    const { place } = mountScene(<AccountingConnect />, { connection: 'connected' });
    place.style.setProperty('font-size', '20px', 'important');
    await press('More actions');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Disconnect' }));
    await screen.findByRole('alertdialog');
    const { fontSize, lineHeight } = getComputedStyle(getPart('disconnect-dialog'));
    expect([fontSize, lineHeight]).toEqual(['20px', '28.572px']);
  });

  it('apply the partner’s font size only once, although parts contain parts', async () => {
    addSheet(ours);
    addSheet('.page { --accounting-font-size: 1.5em }');
    await getScene('the widget at its start').show();

    expect(getComputedStyle(getPart('accounting-connect')).fontSize).toBe('24px');
    expect(getComputedStyle(getPart('connect-button')).fontSize).toBe('24px');
  });

  it('leave room in a place that is sized by the widget', async () => {
    addSheet(ours);
    addSheet('.entry-content { display: flex !important }');
    await getScene('the widget at its start').show();

    expect(getPart('accounting-connect').offsetWidth).toBeGreaterThan(300);
  });

  it.each([
    ['a dialog that a grid centers', '.outer { display: grid; place-items: center }'],
    ['a narrow column', '.inner { display: grid; inline-size: 200px !important }'],
  ])('fit %s on a phone', async (_, css) => {
    await page.viewport(360, 740);
    addSheet(ours);
    addSheet('.outer { inline-size: 328px } .inner { display: grid; inline-size: 100% }');
    addSheet(css);
    mountScene(
      <div className="outer">
        <div className="inner">
          <AccountingConnect aria-label="Accounting" />
        </div>
      </div>,
    );
    await screen.findByRole('button');
    const [inner] = document.querySelectorAll('.inner');

    expect(inner?.getBoundingClientRect().width).toBeLessThanOrEqual(328);
    expect(getPart('accounting-connect').offsetWidth).toBe(inner?.clientWidth);
  });
});

describe('the color scheme', () => {
  it('is light in a page without a scheme, whatever the person’s system prefers', async () => {
    await emulate('prefers-color-scheme', 'dark');
    addSheet(ours);
    await getScene('the connected widget after a pull that failed').show();

    expect(getFill('accounting-connect')).toEqual(WHITE);
    expect(findWeakWords()).toEqual([]);
  });

  it('follows the place, also in a dialog that opens there', async () => {
    addSheet(ours);
    const { place } = mountScene(<ConnectButton />);
    place.style.setProperty('color-scheme', 'dark', 'important');
    await press(/^(Connect|Choose)/);
    await screen.findByRole('dialog');

    expect(getFill('picker-dialog')).not.toEqual(WHITE);
    expect(findWeakWords()).toEqual([]);
  });

  it('follows the provider’s `theme`', async () => {
    await emulate('prefers-color-scheme', 'dark');
    addSheet(ours);
    await getScene('the widget at its start').show({ theme: 'light' });
    expect(getFill('accounting-connect')).toEqual(WHITE);

    await unmountScenes();
    await getScene('the widget at its start').show({ theme: 'system' });
    expect(getFill('accounting-connect')).not.toEqual(WHITE);
  });

  it('does not change words on the page’s own ground', async () => {
    addSheet(ours);
    const { place } = mountScene(<ConnectionStatus />, { provider: { theme: 'dark' } });
    place.style.setProperty('color', 'rgb(1, 2, 3)', 'important');
    const words = await screen.findByText('Not connected');

    expect(getComputedStyle(words).color).toBe('rgb(1, 2, 3)');
  });
});

describe('contrast', () => {
  it('is 7:1 for a person who prefers more', async () => {
    addSheet(ours);
    await getScene('the connected widget after a pull that failed').show();
    expect(findWeakWords(7)).not.toEqual([]);

    await emulate('prefers-contrast', 'more');
    expect(findWeakWords(7)).toEqual([]);
    for (const accent of ['#facc15', '#808080', '#f00', '#0f6b62', '#fff', '#000']) {
      getPart('accounting-connect').style.setProperty('--accounting-accent', accent);
      expect(findWeakWords(7), accent).toEqual([]);
    }
  });

  it('leaves no muted words and no faint lines to a person who prefers more', async () => {
    addSheet(ours);
    await getScene('the connected widget after a pull that failed').show();
    const card = getComputedStyle(getPart('accounting-connect'));
    const { color, borderTopColor } = card;
    const hint = getComputedStyle(getPart('notice-reference'));
    expect(paint([hint.color])).not.toEqual(paint([color]));
    expect(borderTopColor).not.toBe(color);

    await emulate('prefers-contrast', 'more');
    expect(paint([hint.color])).toEqual(paint([color]));
    expect(paint([card.borderTopColor])).toEqual(paint([color]));
  });

  it('marks the chosen item by its shape too, even with forced colors', async () => {
    addSheet(ours);
    await getScene('the parts on their own, connected').show();
    const [chosen, other] = document.querySelectorAll('[data-part=platform-item]');
    if (!chosen || !other) throw new Error('The picker is empty.');

    await emulate('forced-colors', 'active');
    const getShape = (item: Element) => {
      const { borderTopWidth, borderBottomWidth } = getComputedStyle(item, '::after');
      return { isCheck: borderBottomWidth !== '0px', isChevron: borderTopWidth !== '0px' };
    };
    expect(getShape(chosen)).toEqual({ isCheck: true, isChevron: false });
    expect(getShape(other)).toEqual({ isCheck: false, isChevron: true });
  });

  it('marks the chosen type of the sync log with forced colors too', async () => {
    addSheet(ours);
    await getScene('the sync log').show();
    const [chosen, other] = document.querySelectorAll('[data-part=sync-log-type-button]');
    if (!chosen || !other) throw new Error('The log has no types.');

    await emulate('forced-colors', 'active');
    const { backgroundColor } = getComputedStyle(chosen);
    expect(backgroundColor).not.toBe(getComputedStyle(other).backgroundColor);
  });

  it('keeps dialogs opaque and readable in a browser without the newest color functions', async () => {
    // In such a browser, the condition is false, and unknown functions have no value.
    const older = ours
      .replace(/@supports \(color:\s*color\(from/, '@supports (color: unknown(from')
      .replaceAll(/(?:light-dark|color-mix)\(/g, 'unknown(');
    expect(older).not.toBe(ours);
    addSheet(older);
    await getScene('the dialog before the end').show();

    expect(getFill('disconnect-dialog')).toEqual(WHITE);
    expect(getFill('confirm-button')).toEqual([179, 38, 30]);
    expect(findWeakWords()).toEqual([]);
  });
});

describe('without the stylesheet', () => {
  it('a dialog can be used: it has the focus and overlaps nothing', async () => {
    const { place } = mountScene(<ConnectButton />);
    place.style.setProperty('position', 'static', 'important');
    await press(/^(Connect|Choose)/);
    const dialog = await screen.findByRole('dialog');

    expect(dialog.contains(document.activeElement)).toBe(true);
    const parts = [...dialog.querySelectorAll('button, input, h2, p, li > button')];
    const boxes = [place, ...parts].map((part) => part.getBoundingClientRect());
    const overlaps = boxes.filter((box, index) =>
      boxes
        .slice(index + 1)
        .some((other) => box.bottom > other.top + 1 && other.bottom > box.top + 1),
    );
    expect(overlaps).toEqual([]);
    await userEvent.keyboard('{Escape}');
    expect(document.querySelector('[role=dialog]')).toBeNull();
  });

  it('the menu shows all its items', async () => {
    mountScene(<AccountingConnect aria-label="Accounting" />, { connection: 'connected' });
    await press('More actions');
    const items = await screen.findAllByRole('menuitem');

    const { top, bottom } = getPart('menu-overlay').getBoundingClientRect();
    expect(items.map(({ textContent }) => textContent)).toContain('Disconnect');
    for (const item of items) {
      const box = item.getBoundingClientRect();
      expect([box.top >= top, box.bottom <= bottom], item.textContent).toEqual([true, true]);
    }
  });
});

describe('the sync log', () => {
  it('has controls that a finger can hit', async () => {
    addSheet(ours.replaceAll(/\(pointer:\s*coarse\)/g, '(min-width: 0)'));
    await getScene('the sync log').show();
    const small = [
      ...document.querySelectorAll('[data-part=sync-log] :is(button, a, label)'),
    ].filter((control) => Math.round(control.getBoundingClientRect().height) < 44);
    expect(small.map((control) => control.getAttribute('data-part'))).toEqual([]);
  });

  it('lets the page scroll once its list has reached the end', async () => {
    addSheet(ours);
    await getScene('the sync log').show();
    // Rows appear a few a frame.
    await screen.findByText(/^You’ve reached the end/);
    document.body.style.blockSize = '3000px';
    const list = getPart('sync-log-scroller');
    list.scrollIntoView({ block: 'start' });
    list.scrollTop = list.scrollHeight;
    const before = window.scrollY;
    const { x, y } = list.getBoundingClientRect();
    const turn = { x: x + 50, y: y + 50, deltaX: 0, deltaY: 300 };
    const getTop = async () => {
      await cdp().send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...turn });
      return window.scrollY;
    };
    // The first turn may cover the fraction of a pixel that is left of the list. Chrome gives turns
    // that follow soon to the same element.
    await expect.poll(getTop, { interval: 800, timeout: 5000 }).toBeGreaterThan(before);
  });
});
