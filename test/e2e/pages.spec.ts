import { expect, type Page } from '@playwright/test';
import { findViolations } from './findViolations.ts';
import { test } from './test.ts';

const PATHS = [
  '/',
  '/invoices',
  '/products',
  '/settings/accounting',
  '/composed',
  '/hooks',
  '/clients',
  '/dialog',
  '/tailwind/invoices',
  '/dark/invoices',
];

test('every page has its own URL, and links, Reload and Back work', async ({ page, demo }) => {
  const heading = page.getByRole('heading', { level: 1 });
  const nav = page.getByRole('navigation', { name: 'Main' });
  await demo.open('/');

  await nav.getByRole('link', { name: 'Invoices' }).click();
  await expect(page).toHaveURL('/invoices');
  await expect(page).toHaveTitle('Invoices · Tidewell');
  await expect(nav.getByRole('link', { name: 'Invoices' })).toHaveAttribute('aria-current', 'page');
  await nav.getByRole('link', { name: 'Settings' }).click();
  await expect(heading).toHaveText('Accounting');
  await page.reload();
  await expect(heading).toHaveText('Accounting');
  await page.goBack();
  await expect(heading).toHaveText('Invoices');
  await page.goForward();
  await expect(heading).toHaveText('Accounting');

  await demo.open('/nowhere');
  await expect(heading).toHaveText('Page not found');
});

test('the bar resets the sandbox', async ({ page, demo, sandbox }) => {
  await sandbox.connect('xero');
  await demo.open();
  await demo.expectConnected();

  await page.getByRole('button', { name: 'Reset' }).click();

  await demo.expectWidget('Connect your accounting software');
});

/** What axe finds in light, and the contrasts that it finds too low in dark. */
async function findInBothColors(page: Page): Promise<string[]> {
  const light = await findViolations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await findViolations(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((violation) => `in dark colors: ${violation}`)];
}

test('no page, dialog or state has an accessibility violation, in light or dark colors', async ({
  page,
  demo,
}) => {
  // Many pages, which a busy machine slows down.
  test.slow();
  for (const path of PATHS) {
    await demo.open(path);
    await page.waitForLoadState('networkidle');
    expect(await findInBothColors(page), path).toEqual([]);
  }
  await demo.open();
  await page.getByRole('button', { name: 'Choose your software' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: /^Xero/ })).toBeVisible();
  expect(await findInBothColors(page), 'the dialog').toEqual([]);

  const popup = await demo.expectWindow(() =>
    dialog.getByRole('button', { name: /^Xero/ }).click(),
  );
  await demo.expectWidget('Finish connecting Xero in the other window');
  expect(await findInBothColors(page), 'waiting').toEqual([]);
  await demo.authorize(popup);
  await demo.expectConnected('Xero');
  expect(await findInBothColors(page), 'connected').toEqual([]);

  await demo.chooseInMenu('Disconnect');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  expect(await findInBothColors(page), 'the alert dialog').toEqual([]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('no page is wider than the screen, and the sandbox bar covers no content at the end of a page', async ({
    page,
    demo,
    sandbox,
  }) => {
    await sandbox.connect('xero');
    await demo.open();
    await demo.expectConnected();
    await demo.widget.getByRole('button', { name: 'Sync now' }).click();
    await expect(demo.widget.getByRole('button', { name: 'Sync again' })).toBeVisible({
      timeout: 10_000,
    });
    for (const path of PATHS) {
      await demo.open(path);
      await page.waitForLoadState('networkidle');
      const { scrollWidth, overlap } = await page.evaluate(() => {
        window.scrollTo(0, document.documentElement.scrollHeight);
        const bar = document.querySelector('aside')?.getBoundingClientRect();
        const main = document.querySelector('main')?.getBoundingClientRect();
        return {
          scrollWidth: document.documentElement.scrollWidth,
          overlap: Math.round((main?.bottom ?? Infinity) - (bar?.top ?? 0)),
        };
      });
      expect(scrollWidth, path).toBeLessThanOrEqual(360);
      expect(overlap, path).toBeLessThanOrEqual(0);
    }
  });
});
