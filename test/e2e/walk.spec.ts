import { expect } from '@playwright/test';
import { platforms } from '../../src/api/platforms.ts';
import { type } from './Demo.ts';
import { test } from './test.ts';

test('a business connects Xero, pulls its data, sees the data, and disconnects', async ({
  page,
  demo,
}) => {
  await demo.open('/');
  await expect(page.getByText('No invoices yet')).toBeVisible();
  await demo.go('Settings');
  await expect(page).toHaveURL('/settings/accounting');

  await test.step('it chooses among 21 platforms', async () => {
    await page.getByRole('button', { name: 'Connect accounting system' }).click();
    const dialog = page.getByRole('dialog', { name: 'Choose your accounting system' });
    expect(platforms).toHaveLength(21);
    for (const { name } of platforms) {
      const exact = new RegExp(`^${name.replace(/[()]/g, '\\$&')}`);
      await expect(dialog.getByRole('button', { name: exact }).first()).toBeAttached();
    }
    const close = dialog.getByRole('button', { name: 'Close' });
    await expect(dialog.getByRole('button').and(page.locator(':not([aria-label])'))).toHaveCount(
      21,
    );
    const search = dialog.getByRole('searchbox', { name: 'Search accounting systems' });
    await type(search, 'xer');
    await expect(dialog.getByRole('button', { name: /^Xero/ })).toBeVisible();
    await expect(dialog.getByRole('button', { name: /^Wave/ })).toHaveCount(0);
    await close.click();
    await expect(dialog).toHaveCount(0);
  });

  await test.step('it signs in and allows access in another window', async () => {
    const popup = await demo.choose('Xero');
    expect(new URL(popup.url()).origin).not.toBe(new URL(page.url()).origin);
    await demo.expectWidget('Finish connecting Xero in the other window');
    for (const name of ['Open the window again', 'I have finished', 'Cancel']) {
      await expect(demo.widget.getByRole('button', { name, exact: true })).toBeVisible();
    }
    await demo.signIn(popup);
    await popup.getByLabel('Harbor Lane Coffee Ltd').check();
    await popup.getByRole('button', { name: 'Allow access' }).click();
    await expect(popup.getByText('Harbor Lane Coffee Ltd')).toBeVisible();
    await popup.getByRole('button', { name: 'Confirm', exact: true }).click();
    await popup.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(demo.widget.getByText('Connected to Xero')).toHaveCount(0);
    await popup.getByRole('button', { name: 'Finish', exact: true }).click();
  });

  await test.step('it is connected, and sees to which company', async () => {
    await demo.expectWidget('Connected to Xero');
    await demo.expectWidget('Harbor Lane Coffee Ltd');
    await demo.expectWidget('No data pulled yet');
    await demo.expectWidget('Next automatic synchronization');
    // Another platform cannot be added now.
    await demo.expectWidget('One accounting system can be connected at a time.');
    await expect(page.getByRole('button', { name: 'Connect accounting system' })).toHaveCount(0);
  });

  await test.step('it pulls', async () => {
    await demo.widget.getByRole('button', { name: 'Pull data' }).click();
    await expect(demo.widget.getByRole('button', { name: 'Pulling data…' })).toBeVisible();
    await expect(demo.widget.getByRole('button', { name: 'Pull again' })).toBeVisible({
      timeout: 10_000,
    });
    await demo.expectWidget('Last pulled');
    await expect(demo.widget.getByText('No data pulled yet')).toHaveCount(0);
  });

  await test.step('it sees its invoices and products', async () => {
    await demo.go('Invoices');
    const invoices = page.getByRole('table', { name: 'Invoices' });
    await expect(invoices.getByRole('row')).toHaveCount(15);
    await expect(invoices.getByRole('row').nth(1)).toContainText(/INV-0\d+.*£[\d,]+\.\d\d/);

    await demo.go('Products');
    const products = page.getByRole('table', { name: 'Products' });
    await expect(products.getByRole('row')).toHaveCount(6);
    const blend = products.getByRole('row', { name: /^House blend/ });
    await expect(blend).toContainText('unit');
    await expect(blend).toContainText('GBP');
    await expect(blend).toContainText('£18.50');
    await expect(page.getByRole('note')).toContainText('every pulled product is in GBP');
    await expect(page.getByRole('note')).toContainText('placeholder');
  });

  await test.step('it disconnects after confirming', async () => {
    await demo.go('Settings');
    const disconnect = demo.widget.getByRole('button', { name: 'Disconnect', exact: true });
    await disconnect.click();
    const dialog = page.getByRole('alertdialog', { name: 'Disconnect Xero?' });
    await expect(dialog).toContainText('Data that was already pulled stays.');
    await dialog.getByRole('button', { name: 'Keep connected' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(disconnect).toBeFocused();
    await demo.expectWidget('Connected to Xero');

    await disconnect.click();
    await dialog.getByRole('button', { name: 'Disconnect', exact: true }).click();
    await demo.expectWidget('Xero is disconnected');
  });

  await test.step('it connects another platform', async () => {
    await demo.connect('Wave');
    await page.reload();
    await demo.expectWidget('Connected to Wave');
  });
});

test('it switches to another platform, and the old connection stays until it confirms', async ({
  page,
  demo,
  sandbox,
}) => {
  await demo.open();
  await demo.connect('Xero');

  await demo.widget.getByRole('button', { name: 'Switch to another system' }).click();
  const picker = page.getByRole('dialog', { name: 'Choose the system to connect instead' });
  await expect(picker).toBeVisible();
  // Sooner, a press near the last one would count as the rest of a double press.
  await page.waitForTimeout(600);
  await picker.getByRole('button', { name: /^Zoho Books\b/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Switch from Xero to Zoho Books?' });
  await expect(dialog).toBeVisible();
  expect(await sandbox.getActive()).toEqual(['xero connected']);
  const popup = await demo.expectWindow(() =>
    dialog.getByRole('button', { name: 'Switch to Zoho Books' }).click(),
  );
  await demo.expectSignIn(popup, 'Zoho Books');
  expect(await sandbox.getActive()).toEqual(['zoho_books pending_auth']);
  await demo.authorize(popup);

  await demo.expectWidget('Connected to Zoho Books');
  expect(await sandbox.getActive()).toEqual(['zoho_books connected']);
});

test('receivables and line items can be pulled separately', async ({ page, demo }) => {
  await demo.open();
  await demo.connect('Xero');

  await demo.widget.getByRole('button', { name: 'Receivables only' }).click();
  await expect(demo.widget.getByText('Finished.')).toBeVisible({ timeout: 10_000 });
  await demo.go('Products');
  await expect(page.getByText('No products yet')).toBeVisible();
  await demo.go('Invoices');
  await expect(page.getByRole('table', { name: 'Invoices' })).toBeVisible();

  await demo.go('Settings');
  await demo.widget.getByRole('button', { name: 'Line items only' }).click();
  await demo.go('Products');
  await expect(page.getByText('No products yet')).toBeVisible();
  await demo.go('Settings');
  await expect(demo.widget.getByText('Finished.')).toBeVisible({ timeout: 10_000 });
  await demo.go('Products');
  await expect(page.getByRole('table', { name: 'Products' })).toBeVisible();
});
