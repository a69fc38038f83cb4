import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import { platforms } from '../../src/api/platforms.ts';
import { VERSIONS } from '../../src/api/VERSIONS.ts';
import { recordCalls } from './calls.ts';
import { type } from './Demo.ts';
import { findViolations } from './findViolations.ts';
import { test } from './test.ts';
import { versionSteps } from './versionSteps.ts';

for (const version of VERSIONS) {
  const steps = versionSteps[version];
  const isOld = version === '2023-03-14';

  test(`in version ${version}, a business connects, syncs, reconnects, switches and disconnects`, async ({
    page,
    demo,
    sandbox,
  }) => {
    // A long journey, which a busy machine slows down.
    test.slow();
    const syncs = recordCalls(page, 'POST', steps.sync);
    /** Presses a button that opens the window, and goes to the sign-in there. */
    const openWindow = async (button: Locator, name: string) => {
      const popup = await demo.expectWindow(() => button.click());
      await steps.arrive(demo, popup, name);
      return popup;
    };
    await demo.open('/');
    await expect(page.getByText('No invoices yet')).toBeVisible();
    await demo.useVersion(version);
    expect(await findViolations(page)).toEqual([]);
    await demo.go('Settings');
    await expect(page).toHaveURL('/settings/accounting');

    // The newer version offers the platforms in the window.
    if (isOld) {
      await test.step('it chooses among all platforms that are offered', async () => {
        await page.getByRole('button', { name: 'Choose your software' }).click();
        const dialog = page.getByRole('dialog', { name: 'Choose your software' });
        const offered = platforms.filter((platform) => !platform.isTest && !platform.retiredAt);
        expect(offered).toHaveLength(16);
        for (const { name } of offered) {
          const exact = new RegExp(`^${name.replace(/[()]/g, '\\$&')}`);
          await expect(dialog.getByRole('button', { name: exact })).toHaveCount(1);
        }
        const close = dialog.getByRole('button', { name: 'Close' });
        await expect(dialog.locator('[data-part=platform-item]')).toHaveCount(16);
        const search = dialog.getByRole('searchbox', { name: 'Search software' });
        await type(search, 'xer');
        await expect(dialog.getByRole('button', { name: /^Xero/ })).toBeVisible();
        await expect(dialog.getByRole('button', { name: /^Wave/ })).toHaveCount(0);
        await close.click();
        await expect(dialog).toHaveCount(0);
      });
    }

    await test.step('it signs in and allows access in another window', async () => {
      const popup = await openWindow(await steps.findConnect(demo, 'Xero'), 'Xero');
      expect(new URL(popup.url()).origin).not.toBe(new URL(page.url()).origin);
      await demo.expectWidget('in the other window');
      for (const name of ['Go to the window', 'I’ve finished', 'Cancel']) {
        await expect(demo.widget.getByRole('button', { name, exact: true })).toBeVisible();
      }
      await demo.signIn(popup);
      await popup.getByLabel('Harbor Lane Coffee Ltd').check();
      await popup.getByRole('button', { name: 'Allow access' }).click();
      await expect(popup.getByText('Harbor Lane Coffee Ltd')).toBeVisible();
      await popup.getByRole('button', { name: 'Confirm', exact: true }).click();
      await popup.getByRole('button', { name: 'Next', exact: true }).click();
      await expect(demo.findConnected()).toHaveCount(0);
      await popup.getByRole('button', { name: 'Finish', exact: true }).click();
    });

    await test.step('it is connected, and sees to which company', async () => {
      await demo.expectConnected('Xero');
      await demo.expectWidget('Harbor Lane Coffee Ltd');
      await demo.expectWidget('Start your first sync');
      // Another platform cannot be added now.
      await expect(page.getByRole('button', { name: 'Choose your software' })).toHaveCount(0);
    });

    // The newer version always syncs everything.
    if (isOld) {
      await test.step('it syncs its invoices alone', async () => {
        await demo.chooseInMenu('Invoices only');
        await expect(demo.widget.getByText('Sync finished.').first()).toBeVisible({
          timeout: 10_000,
        });
        await demo.go('Products');
        await expect(page.getByText('No products yet')).toBeVisible();
        await demo.go('Invoices');
        await expect(page.getByRole('table', { name: 'Invoices' })).toBeVisible();
        await demo.go('Settings');
      });
    }

    await test.step('it syncs everything', async () => {
      const before = syncs.length;
      await demo.widget.getByRole('button', { name: /^Sync (now|again)$/ }).click();
      await expect(demo.widget.getByRole('button', { name: 'Syncing…' })).toBeVisible();
      await expect(demo.widget.getByRole('button', { name: 'Sync again' })).toBeVisible({
        timeout: 10_000,
      });
      await demo.expectWidget('Sync finished.');
      await expect(demo.widget.getByText('Not yet')).toHaveCount(0);
      expect(syncs).toHaveLength(before + 1);
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
      await expect(page.getByRole('note')).toContainText('every product is in GBP');
      await expect(page.getByRole('note')).toContainText('placeholder');
    });

    // The older version has no records of what was sent.
    if (version !== '2023-03-14') {
      await test.step('it sees why an invoice failed, mends that, and sends it again', async () => {
        await demo.go('Settings');
        await demo.chooseInMenu('Sync log');
        const log = page.getByRole('dialog', { name: 'Sync log' });
        const row = log.getByRole('listitem').filter({ hasText: 'no tax rate' }).first();
        await expect(row).toContainText('Xero has no tax rate of this percentage.', {
          timeout: 10_000,
        });
        expect(await findViolations(page)).toEqual([]);
        const id = await row.getByTitle(/^[\da-f-]{36}$/).getAttribute('title');
        const sent = log.getByRole('listitem').filter({ has: page.getByTitle(id ?? '') });
        const send = sent.getByRole('button', { name: /^(Send|Sent)/ });

        await send.click();
        await expect(sent).toContainText('In progress');
        await expect(sent).toContainText('Failed', { timeout: 10_000 });
        await log.getByRole('button', { name: 'Close' }).click();
        await demo.control('Tax rate');
        await demo.chooseInMenu('Sync log');
        await send.click();
        await expect(sent).toContainText('Synced', { timeout: 10_000 });
        await expect(send).toHaveText('Sent');
        await log.getByRole('button', { name: 'Close' }).click();
      });
    }

    await test.step('it sees that the platform has ended the access, and reconnects', async () => {
      await demo.go('Settings');
      await demo.control('Deauthorize');
      const reconnect = demo.widget.getByRole('button', { name: 'Reconnect' });
      await demo.comeBackUntil(reconnect);
      await demo.expectWidget('Xero needs you to sign in again');
      await page.reload();
      await demo.expectWidget('Xero needs you to sign in again');
      const popup = await openWindow(reconnect, 'Xero');
      // The same books as before, so nobody is asked.
      await demo.authorize(popup, 'Harbor Lane Coffee Ltd');
      await demo.expectConnected('Xero');
      await demo.expectWidget('Sync now');
    });

    await test.step('it switches, and the old connection stays until it confirms', async () => {
      const confirm = await steps.findSwitch(demo, 'Xero', 'Zoho Books');
      await expect(confirm).toBeVisible();
      expect(await sandbox.getActive()).toEqual(['xero connected']);
      const popup = await openWindow(confirm, 'Zoho Books');
      expect(await sandbox.getActive()).toEqual([expect.stringMatching(/ pending_auth$/)]);
      await demo.authorize(popup);
      // Other books than those of Xero.
      await demo.expectWidget('Is this the right company?');
      await demo.widget.getByRole('button', { name: 'Right company' }).click();
      await demo.expectConnected('Zoho Books');
      expect(await sandbox.getActive()).toEqual(['zoho_books connected']);
    });

    await test.step('it disconnects after confirming', async () => {
      await demo.chooseInMenu('Disconnect');
      const dialog = page.getByRole('alertdialog', { name: 'Disconnect Zoho Books?' });
      await expect(dialog).toContainText('Data already here stays.');
      await dialog.getByRole('button', { name: 'Keep connected' }).click();
      await expect(dialog).toHaveCount(0);
      await expect(demo.widget.getByRole('button', { name: 'More actions' })).toBeFocused();
      await demo.expectConnected('Zoho Books');

      await demo.chooseInMenu('Disconnect');
      await dialog.getByRole('button', { name: 'Disconnect', exact: true }).click();
      await demo.expectWidget('Zoho Books is disconnected');
      expect(await sandbox.getActive()).toEqual([]);
    });
  });
}
