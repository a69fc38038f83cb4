import { expect } from '@playwright/test';
import { test } from './test.ts';

test('the page composed from parts works like the widget', async ({ page, demo }) => {
  const main = page.getByRole('main');
  await demo.open('/composed');
  await expect(main.getByText('Not connected')).toBeVisible();

  await main.getByRole('searchbox', { name: 'Search software' }).fill('xero');
  await main.getByRole('button', { name: /^Xero/ }).click();
  const popup = await demo.expectWindow(() =>
    main.getByRole('button', { name: 'Connect Xero' }).click(),
  );
  await expect(main.getByText('Xero is waiting for you to sign in')).toBeVisible();
  await expect(main.getByRole('button', { name: 'Waiting for Xero…' })).toBeVisible();
  await demo.authorize(popup);
  await expect(main.getByText('Connected to Xero')).toBeVisible();

  await main.getByRole('button', { name: 'Sync invoices' }).click();
  await expect(main.getByRole('button', { name: 'Sync invoices again' })).toBeVisible({
    timeout: 10_000,
  });
  await main.getByRole('button', { name: 'Sync now' }).click();
  await expect(main.getByRole('button', { name: 'Sync again' })).toBeVisible({
    timeout: 10_000,
  });
  await demo.go('Products');
  await expect(page.getByRole('table', { name: 'Products' })).toBeVisible();

  await page.goBack();
  await main.getByRole('button', { name: 'Disconnect' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Disconnect Xero?' });
  await dialog.getByRole('button', { name: 'Disconnect' }).click();
  await expect(main.getByText('Disconnected from Xero')).toBeVisible();
});

test('the page composed from parts handles a cancel and revoked access', async ({ page, demo }) => {
  const main = page.getByRole('main');
  await demo.open('/composed');
  await (await demo.choose('Xero')).close();
  await main.getByRole('button', { name: 'Cancel' }).click();
  await expect(main.getByRole('button', { name: 'Choose your software' })).toBeVisible();

  await demo.authorize(await demo.choose('Xero'));
  await expect(main.getByText('Connected to Xero')).toBeVisible();
  await demo.control('Deauthorize');
  const reconnect = main.getByRole('button', { name: 'Reconnect Xero' });
  await demo.comeBackUntil(reconnect);
  await demo.authorize(await demo.expectWindow(() => reconnect.click()));
  await expect(main.getByText('Connected to Xero')).toBeVisible();
});

test('the page with hooks alone works like the widget', async ({ page, demo }) => {
  const main = page.getByRole('main');
  const expectFact = async (term: string, value: string) =>
    expect(main.getByText(term, { exact: true }).locator('xpath=..')).toContainText(value);
  await demo.open('/hooks');
  await expectFact('Status', 'not_connected');

  await main.getByLabel('Accounting software').selectOption('Xero');
  const popup = await demo.expectWindow(() =>
    main.getByRole('button', { name: 'Connect' }).click(),
  );
  await expectFact('Connecting', 'awaiting_authorization');
  await popup.close();
  await page.reload();
  await expectFact('Status', 'pending_auth');
  await expectFact('Connecting', 'awaiting_authorization');
  const reopened = await demo.expectWindow(() =>
    main.getByRole('button', { name: 'Open the window again' }).click(),
  );
  await demo.authorize(reopened);
  await expectFact('Status', 'connected');

  await main.getByRole('button', { name: 'Pull everything' }).click();
  await expectFact('Pulling', 'running');
  await expect(main.getByText('The pull is finished.')).toBeVisible({ timeout: 10_000 });
  await demo.go('Invoices');
  await expect(page.getByRole('table', { name: 'Invoices' })).toBeVisible();

  await page.goBack();
  await main.getByRole('button', { name: 'Disconnect' }).click();
  await main.getByRole('button', { name: 'Yes, disconnect' }).click();
  await expectFact('Status', 'disconnected');
  await expect(main.locator('[data-part]')).toHaveCount(0);
});

test('a change on one page shows on the others', async ({ page, demo, sandbox }) => {
  const main = page.getByRole('main');
  await sandbox.connect('xero');
  await demo.open();
  await demo.expectConnected();
  await demo.widget.getByRole('button', { name: 'Sync now' }).click();

  await demo.go('Hooks alone');
  await expect(main.getByText('The pull is finished.')).toBeVisible({ timeout: 10_000 });
  await demo.go('Composed from parts');
  await expect(main.getByText('Connected to Xero')).toBeVisible();
});
