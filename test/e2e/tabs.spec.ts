import { expect } from '@playwright/test';
import { recordCalls } from './calls.ts';
import { Demo } from './Demo.ts';
import { test } from './test.ts';

declare global {
  interface Window {
    /** Events that may make a page refetch. */
    refetchTriggers?: string[];
  }
}

/**
 * Opens the settings in a second tab, in the background. The tab is neither focused nor reloaded.
 */
async function openSecond(demo: Demo): Promise<Demo> {
  const second = new Demo(await demo.context.newPage());
  await second.open();
  await second.expectWidget('Connect your accounting software');
  await second.page.evaluate(() => {
    const refetchTriggers: string[] = [];
    window.refetchTriggers = refetchTriggers;
    for (const type of ['focus', 'online', 'pageshow', 'visibilitychange']) {
      window.addEventListener(type, () => refetchTriggers.push(type));
    }
  });
  await demo.page.bringToFront();
  return second;
}

test('a click in each of two tabs creates one connection, and both tabs show it', async ({
  context,
  demo,
  sandbox,
}) => {
  const posts = recordCalls(context, 'POST', /\/accounting_connections$/);
  // Delays the response, so that both clicks overlap.
  await sandbox.fail({ method: 'POST', path: '/accounting_connections', delay: 700 });
  await demo.open();
  const second = await openSecond(demo);
  for (const tab of [second, demo]) {
    await tab.page.bringToFront();
    await (await tab.find()).focus();
  }
  // Not `click()`, for which Playwright waits until the tab is in front.
  await Promise.all([demo, second].map(({ page }) => page.keyboard.press('Enter')));
  for (const tab of [demo, second]) {
    await tab.expectWidget('Finish connecting Xero in the other window');
  }

  const connection = await sandbox.getConnection();
  const popups = context.pages().filter((page) => ![demo.page, second.page].includes(page));
  expect(popups).toHaveLength(2);
  // A tab says that it waits as soon as the other one has the address, and then opens it.
  for (const popup of popups) {
    await expect.poll(() => popup.url()).toContain(connection.authorizationUrl);
  }
  expect(posts).toHaveLength(1);

  const [popup] = popups;
  if (popup) await demo.authorize(popup);
  for (const tab of [demo, second]) await tab.expectConnected('Xero');
  expect(await sandbox.getActive()).toEqual(['xero connected']);
});

test('a change in one tab shows in a background tab', async ({ demo }) => {
  await demo.open();
  const second = await openSecond(demo);

  const popup = await demo.choose();
  await second.expectWidget('Finish connecting Xero');
  await demo.authorize(popup);
  await demo.expectConnected('Xero');
  await second.expectConnected('Xero');

  await demo.widget.getByRole('button', { name: 'Sync now' }).click();
  await expect(second.widget.getByRole('button', { name: 'Syncing…' })).toBeVisible();
  for (const tab of [demo, second]) {
    await expect(tab.widget.getByRole('button', { name: 'Sync again' })).toBeVisible({
      timeout: 10_000,
    });
  }
  await second.expectWidget('Sync finished.');

  await demo.chooseInMenu('Disconnect');
  const dialog = demo.page.getByRole('alertdialog', { name: 'Disconnect Xero?' });
  await dialog.getByRole('button', { name: 'Disconnect', exact: true }).click();
  await demo.expectWidget('Xero is disconnected');
  await second.expectWidget('Xero is disconnected');

  expect(await second.page.evaluate(() => window.refetchTriggers)).toEqual([]);
});

test('a click to pull in each of two tabs sends one pull', async ({ context, demo, sandbox }) => {
  const posts = recordCalls(context, 'POST', /\/data_pulls$/);
  await sandbox.connect('xero');
  await demo.open();
  const second = new Demo(await context.newPage());
  await second.open();

  for (const { widget } of [second, demo]) {
    await widget.getByRole('button', { name: 'Sync now' }).focus();
  }
  await Promise.all([demo, second].map(({ page }) => page.keyboard.press('Enter')));
  for (const tab of [demo, second]) {
    await expect(tab.widget.getByRole('button', { name: 'Syncing…' })).toBeVisible();
    await tab.expectWidget('Getting data from Xero');
  }

  expect(posts).toHaveLength(1);
  expect((await sandbox.getConnection()).pulls).toHaveLength(2);
});
