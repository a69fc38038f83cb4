import { expect, type Page } from '@playwright/test';
import { ar } from 'react-accounting-connect/locales/ar';
import { de } from 'react-accounting-connect/locales/de';
import { en } from 'react-accounting-connect/locales/en';
import { findHiddenTexts } from '../findHiddenTexts.ts';
import type { Demo } from './Demo.ts';
import { Keyboard } from './Keyboard.ts';
import { getKeyboardWords, type KeyboardWords } from './keyboardWords.ts';
import { test } from './test.ts';

/** Connects, syncs, switches and disconnects. Opens and closes each dialog and disclosure. */
async function walkThrough(demo: Demo, keyboard: Keyboard, words: KeyboardWords): Promise<void> {
  const { page, context } = demo;
  const widget = page.getByRole('region', { name: words.region });
  await demo.open(words.path);

  await test.step('the picker opens and closes, and gives the focus back', async () => {
    await keyboard.tabTo('connect-button', words.connect);
    await keyboard.press('Enter');
    await keyboard.enterDialog(words.chooseTitle, 'platform-search', words.search);
    await keyboard.press('Escape');
    await keyboard.expectDialog(null);
    await keyboard.expectFocus('connect-button', words.connect);

    await keyboard.press('Space');
    await keyboard.enterDialog(words.chooseTitle, 'platform-search', words.search);
    await keyboard.tabTo('close-button', words.close, 'Shift+Tab');
    await keyboard.press('Space');
    await keyboard.expectDialog(null);
    await keyboard.expectFocus('connect-button');
  });

  await test.step('a system that needs preparation says so, and Back returns to its place in the list', async () => {
    await keyboard.press('Enter');
    await keyboard.enterDialog(words.chooseTitle, 'platform-search', words.search);
    await keyboard.type('intacct');
    await keyboard.press('ArrowDown');
    await keyboard.expectFocus('platform-item');
    await keyboard.press('Enter');
    await keyboard.expectDialog(words.beforeTitle('Sage Intacct'));
    await keyboard.expectFocus('prepare-step');
    await keyboard.tabTo('back-button', words.back);
    await keyboard.press('Enter');
    await keyboard.expectDialog(words.chooseTitle);
    await keyboard.expectFocus('platform-item');
    await keyboard.tabTo('platform-search', words.search, 'Shift+Tab');
    await expect(page.locator('[data-part=platform-search]')).toHaveValue('intacct');
    await keyboard.press('Escape');
  });

  await test.step('it connects', async () => {
    await keyboard.type('xero');
    const opened = context.waitForEvent('page');
    await keyboard.press('Enter');
    const popup = await opened;
    await keyboard.expectDialog(null);
    await keyboard.expectFocus('widget-title');

    await keyboard.tabTo('disclosure-toggle', words.trouble);
    await keyboard.press('Space');
    await keyboard.tabTo('copy-button', words.copy);
    await keyboard.press('Enter');
    await expect(widget.getByText(words.copied)).toBeVisible();
    await keyboard.expectFocus('copy-button', words.copy);
    await keyboard.tabTo('disclosure-toggle', words.trouble, 'Shift+Tab');
    await keyboard.press('Enter');
    await keyboard.expectFocus('disclosure-toggle');

    await new Keyboard(popup).signIn();
    await keyboard.expectFocus('widget-title', words.connected('Xero'));
  });

  await test.step('it syncs', async () => {
    await keyboard.tabTo('pull-button', words.sync);
    await keyboard.press('Enter');
    await keyboard.expectFocus('pull-button');
    await expect(page.locator('[data-part=pull-button]:focus')).toHaveAccessibleName(
      words.syncAgain,
      { timeout: 10_000 },
    );
  });

  await test.step('it may switch, and does not', async () => {
    await keyboard.chooseInMenu(words.more, words.switch);
    await keyboard.enterDialog(words.switchTitle, 'platform-search', words.search);
    await keyboard.type('wave');
    await keyboard.press('Enter');
    await keyboard.expectDialog(words.confirmTitle('Xero', 'Wave'));
    await keyboard.expectFocus('prepare-step');
    await keyboard.tabTo('back-button', words.back);
    await keyboard.press('Escape');
    await keyboard.expectDialog(null);
    await keyboard.expectFocus('menu-button', words.more);
  });

  await test.step('it disconnects', async () => {
    for (const key of ['Escape', 'Enter']) {
      await keyboard.chooseInMenu(words.more, words.disconnect);
      await keyboard.enterDialog(words.disconnectTitle('Xero'), 'keep-button', words.keep);
      await keyboard.press(key);
      await keyboard.expectDialog(null);
      await keyboard.expectFocus('menu-button', words.more);
    }

    await keyboard.chooseInMenu(words.more, words.disconnect);
    await keyboard.enterDialog(words.disconnectTitle('Xero'), 'keep-button', words.keep);
    await keyboard.tabTo('confirm-button', words.confirmDisconnect);
    await keyboard.press('Enter');
    await keyboard.expectDialog(null);
    await keyboard.expectFocus('widget-title', words.disconnected('Xero'));
    await keyboard.tabTo('connect-button', words.another);
  });
}

/** Opens and closes the dialogs that only the newer version of the API has. */
async function walkThroughNewer(
  demo: Demo,
  keyboard: Keyboard,
  words: KeyboardWords,
): Promise<void> {
  await demo.open();

  await test.step('the sync log opens and closes', async () => {
    await keyboard.chooseInMenu(words.more, words.syncLogItem);
    await keyboard.enterDialog(words.syncLog, 'sync-log-type-button');
    await keyboard.press('Tab', 'Space');
    await keyboard.expectFocus('sync-log-type-button');
    await expect(demo.page.locator('[data-part=sync-log-row]').first()).toBeVisible();
    await keyboard.tabTo('sync-log-checkbox', words.onlyFailed);
    await keyboard.press('Space');
    await keyboard.expectFocus('sync-log-checkbox');
    await keyboard.tabTo('close-button', words.close);
    await keyboard.press('Enter');
    await keyboard.expectDialog(null);
    await keyboard.expectFocus('menu-button', words.more);
  });

  await test.step('it may switch, and does not', async () => {
    await keyboard.chooseInMenu(words.more, words.switch);
    await keyboard.enterDialog(words.leaveTitle('Xero'), 'back-button');
    await keyboard.tabTo('go-button', words.leave);
    await keyboard.press('Escape');
    await keyboard.expectDialog(null);
    await keyboard.expectFocus('menu-button', words.more);
  });
}

/** Checks that the page fits its window, and that the focused control is in sight. */
async function expectReflow(page: Page): Promise<void> {
  const faults = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`The page is ${scrollWidth} px wide.`] : [];
    const control = document.activeElement;
    if (!control?.matches('[data-part]:not(section)')) return found;
    const { left, right, top, bottom } = control.getBoundingClientRect();
    const isIn = left >= -1 && right <= innerWidth + 1 && top >= -1 && bottom <= innerHeight + 1;
    const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isSeen = isIn && (control.contains(above) || above?.contains(control) === true);
    if (!isSeen) found.push(`${control.outerHTML} is out of sight: ${top} to ${bottom}.`);
    return found;
  });
  expect(faults).toEqual([]);
  expect(await page.evaluate(findHiddenTexts)).toEqual([]);
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

for (const locale of [en, de, ar]) {
  const title = `with the keyboard alone, a business connects, syncs and disconnects (${locale.tag})`;
  test(title, async ({ page, demo }) => {
    await walkThrough(demo, new Keyboard(page), getKeyboardWords(locale));
  });
}

const english = getKeyboardWords(en);

test.describe('at a zoom of 400 %', () => {
  // A window of 1280 by 1024.
  test.use({
    viewport: { width: 320, height: 256 },
    // Nothing moves while it is measured.
    contextOptions: { reducedMotion: 'reduce' },
  });

  test('the keyboard reaches everything, and nothing is cut off', async ({ page, demo }) => {
    await walkThrough(demo, new Keyboard(page, expectReflow), english);
  });

  test('the same holds for the sync log', async ({ page, demo, sandbox, request }) => {
    await request.post('/api/sandbox/2024-05-25');
    await sandbox.connect('xero');
    // The first automatic sync.
    await sandbox.advance(3_600_000);
    await walkThroughNewer(demo, new Keyboard(page, expectReflow), english);
  });
});
