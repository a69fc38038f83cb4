import { expect, type Page } from '@playwright/test';
import { getChromiumOptions } from '../programs.ts';
import { recordCalls } from './calls.ts';
import { test } from './test.ts';

// Lets Back restore a page from the back-forward cache, as in a person's own browser.
test.use({
  launchOptions: { ...getChromiumOptions(), ignoreDefaultArgs: ['--disable-back-forward-cache'] },
});

const SETTINGS = '/settings/accounting';

/** Whether the window has a menu bar, as a tab has and a popup has not. */
const hasMenu = (page: Page) => page.evaluate(() => window.menubar.visible);

test('a popup opens in its own window', async ({ demo }) => {
  await demo.open();
  expect(await hasMenu(await demo.choose())).toBe(false);
});

test('a tab opens next to the product, and closes when the person has finished', async ({
  demo,
}) => {
  await demo.open(`${SETTINGS}?authorization=tab`);
  const tab = await demo.choose();
  expect(await hasMenu(tab)).toBe(true);
  expect(await tab.evaluate(() => window.opener)).toBeNull();

  await demo.authorize(tab);
  await demo.expectConnected('Xero');
  await demo.expectEvents('connected', 1);
});

test('the page behind the tab keeps polling, and shows the result before the person comes back', async ({
  page,
  demo,
}) => {
  const lists = recordCalls(page, 'GET', /\/accounting_connections$/);
  await demo.open(`${SETTINGS}?authorization=tab`);
  const tab = await demo.choose();
  await tab.bringToFront();
  // A headless browser treats every page as visible.
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  const before = lists.length;
  await expect.poll(() => lists.length, { timeout: 8000 }).toBeGreaterThan(before + 1);
  await demo.expectWidget('Finish connecting Xero in the other window');

  await demo.authorize(tab);
  await expect(demo.widget).toHaveAttribute('data-status', 'connected', { timeout: 3000 });
  await demo.expectEvents('connected', 1);
});

test('the partner’s own function can open the page', async ({ demo }) => {
  await demo.open(`${SETTINGS}?authorization=function`);
  const tab = await demo.choose();
  expect(demo.context.pages()).toHaveLength(2);
  await demo.expectWidget('Finish connecting Xero');
  await expect(demo.widget.getByText('in the other window')).toHaveCount(0);
  await expect(demo.widget.getByRole('button', { name: 'Open the sign-in page' })).toBeVisible();

  await (await demo.walk(tab)).click();
  await demo.expectConnected('Xero');
  await demo.expectEvents('connected', 1);
});

test.describe('a redirect', () => {
  const path = `${SETTINGS}?authorization=redirect`;

  test('returns to the product, which receives one event', async ({
    page,
    baseURL,
    demo,
    sandbox,
  }) => {
    await sandbox.setPages({ returnUrl: `${baseURL}${path}` });
    await demo.open(path);
    await (await demo.find()).click();
    await demo.expectSignIn(page);
    expect(demo.context.pages()).toHaveLength(1);

    await (await demo.walk(page)).click();
    await expect(page).toHaveURL(path);
    await demo.expectConnected('Xero');
    await demo.expectEvents('connected', 1);
    expect((await sandbox.getConnection()).status).toBe('connected');

    await page.reload();
    await demo.expectConnected('Xero');
    await demo.expectEvents('connected', 0);
  });

  test('that is canceled leaves the connection pending, and the person can start again', async ({
    page,
    baseURL,
    demo,
    sandbox,
  }) => {
    await sandbox.setPages({ returnUrl: `${baseURL}${path}` });
    await demo.open(path);
    await (await demo.find()).click();
    await demo.signIn(page);
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(page).toHaveURL(path);
    await demo.expectWidget('Finish connecting Xero');

    await demo.widget.getByRole('button', { name: 'Open the sign-in page' }).click();
    await (await demo.walk(page)).click();
    await demo.expectConnected('Xero');
    await demo.expectEvents('connected', 1);
  });

  const BACK = 'that ends with Back leaves the connection pending';
  test(BACK, { tag: '@window' }, async ({ page, demo, sandbox }) => {
    await demo.open(path);
    await page.evaluate(() => (document.body.dataset['left'] = 'restored'));
    await (await demo.find()).click();
    await demo.expectSignIn(page);

    // A restored page appears without a load.
    await page.goBack({ waitUntil: 'commit' });
    await expect(page.locator('body')).toHaveAttribute('data-left', 'restored');
    await demo.expectWidget('Finish connecting Xero');

    await sandbox.authorize((await sandbox.getConnection()).id);
    await demo.expectConnected('Xero');
    await demo.expectEvents('connected', 1);
  });

  test('that ends with a fresh load leaves the connection pending', async ({
    page,
    demo,
    sandbox,
  }) => {
    await demo.open(path);
    await (await demo.find()).click();
    await demo.expectSignIn(page);

    await demo.open(path);
    await demo.expectWidget('Finish connecting Xero');

    await sandbox.authorize((await sandbox.getConnection()).id);
    await demo.expectConnected('Xero');
    await demo.expectEvents('connected', 1);
  });
});

test.describe('a return page of the partner', () => {
  const RETURN = '/accounting/return';

  test('closes the window, and the first page shows the result', async ({
    baseURL,
    demo,
    sandbox,
  }) => {
    await sandbox.setPages({ returnUrl: `${baseURL}${RETURN}` });
    await demo.open();
    const popup = await demo.choose();
    const finish = await demo.walk(popup);
    const returned = popup.waitForURL(RETURN, { waitUntil: 'commit' });
    const closed = popup.waitForEvent('close');
    await finish.click();
    await Promise.all([returned, closed]);

    await expect(demo.widget).toHaveAttribute('data-status', 'connected', { timeout: 1000 });
    await demo.expectEvents('connected', 1);
  });

  test('informs pages that have no reason to poll', async ({ page, context, demo, sandbox }) => {
    await demo.open();
    await demo.expectWidget('Connect your accounting software');
    const other = await context.newPage();
    await other.goto('/invoices?authorization=redirect');
    await sandbox.connect('xero');
    // Longer than the poll interval of a waiting page.
    await page.waitForTimeout(2500);
    await demo.expectWidget('Connect your accounting software');

    await other.goto(`${RETURN}?authorization=redirect`);
    await expect(demo.widget).toHaveAttribute('data-status', 'connected', { timeout: 1500 });
  });

  test('stays open after a redirect, and links to the product', async ({
    page,
    baseURL,
    demo,
    sandbox,
  }) => {
    const query = '?authorization=redirect';
    await sandbox.setPages({ returnUrl: `${baseURL}${RETURN}${query}` });
    await demo.open(`${SETTINGS}${query}`);
    await (await demo.find()).click();
    await (await demo.walk(page)).click();
    await expect(page).toHaveURL(`${RETURN}${query}`);
    await page.getByRole('link', { name: 'go on to the accounting settings' }).click();

    await demo.expectConnected('Xero');
    expect(page.isClosed()).toBe(false);
    await demo.expectEvents('connected', 1);
  });
});
