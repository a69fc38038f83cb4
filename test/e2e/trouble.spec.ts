import { expect } from '@playwright/test';
import { recordCalls } from './calls.ts';
import { test } from './test.ts';

/** The browser logs this message for every response that is not 2xx. */
const matchStatus = (status: number) => new RegExp(`status of ${status}\\b`);

test('the widget shows the API’s state after a reload, even during a pull', async ({
  page,
  demo,
  sandbox,
}) => {
  await sandbox.connect('xero');
  await demo.open();
  await demo.expectConnected();
  await page.reload();
  await demo.expectConnected('Xero');

  await demo.widget.getByRole('button', { name: 'Sync now' }).click();
  await expect(demo.widget.getByRole('button', { name: 'Syncing…' })).toBeVisible();
  await page.reload();
  await demo.expectConnected('Xero');
  await demo.comeBackUntilPulled();
  await demo.go('Invoices');
  await expect(page.getByRole('table', { name: 'Invoices' })).toBeVisible();
});

test('a slow network shows progress, and a double click sends one request', async ({
  page,
  demo,
  sandbox,
}) => {
  const pulls = recordCalls(page, 'POST', /\/data_pulls$/);
  await sandbox.connect('xero');
  await demo.open();
  await demo.expectConnected();
  await demo.control('Slow network');

  await demo.widget.getByRole('button', { name: 'Sync now' }).dblclick();
  await expect(demo.widget.getByRole('button', { name: 'Starting…' })).toBeVisible();
  await expect(demo.widget.getByRole('button', { name: 'Syncing…' })).toBeVisible({
    timeout: 10_000,
  });
  await demo.control('Slow network');
  await expect(demo.widget.getByRole('button', { name: 'Sync again' })).toBeVisible({
    timeout: 10_000,
  });
  expect(pulls).toHaveLength(1);
});

test.describe('with failing responses', () => {
  // The proxy responds with 502 if the API responds with 500.
  test.use({ allowedNoise: matchStatus(502) });

  test('a failed pull shows its error, and works when retried', async ({ demo, sandbox }) => {
    await sandbox.connect('xero');
    await demo.open();
    await demo.expectConnected();
    await demo.control('Fail the next call');

    await demo.widget.getByRole('button', { name: 'Sync now' }).click();
    const retry = demo.widget.getByRole('button', { name: 'Try again' });
    await expect(retry).toBeVisible();
    await retry.click();

    await expect(demo.widget.getByRole('button', { name: 'Sync again' })).toBeVisible({
      timeout: 10_000,
    });
  });

  test('a page that fails to load recovers by itself', async ({ page, demo, sandbox }) => {
    await sandbox.connect('xero');
    await demo.open();
    await demo.expectConnected();
    await demo.control('Fail the next call');
    await page.reload();

    await demo.expectConnected('Xero');
  });
});

for (const hasTokens of [false, true]) {
  test.describe(hasTokens ? 'with a token in the page' : 'through the proxy', () => {
    test.use({ hasTokens, ...(hasTokens && { allowedNoise: matchStatus(401) }) });

    test('data is pulled automatically after an hour', async ({ page, demo, sandbox }) => {
      await sandbox.connect('xero');
      await demo.open();
      await demo.expectConnected();
      await demo.control('Jump one hour');

      await demo.comeBackUntilPulled();
      await demo.go('Products');
      await expect(page.getByRole('table', { name: 'Products' })).toBeVisible();
    });

    test('an expired token is renewed once, without an error on the screen', async ({
      page,
      demo,
      sandbox,
    }) => {
      await sandbox.connect('xero');
      await demo.open();
      await demo.expectConnected();
      const tokens = recordCalls(page, 'POST', /^\/api\/monite\/token$/);
      await demo.control('Expire the token');

      await demo.widget.getByRole('button', { name: 'Sync now' }).click();
      await expect(demo.widget.getByRole('button', { name: 'Sync again' })).toBeVisible({
        timeout: 10_000,
      });

      expect(tokens).toHaveLength(hasTokens ? 1 : 0);
      await expect(demo.widget.getByRole('alert')).toHaveCount(0);
    });
  });
}
