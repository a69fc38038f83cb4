import { expect } from '@playwright/test';
import { recordCalls } from './calls.ts';
import { test } from './test.ts';

/** The browser itself says so when an answer is not 2xx. */
const failed = (status: number) => new RegExp(`status of ${status}\\b`);

test('access revoked at the accounting system is noticed, and the person reconnects', async ({
  page,
  demo,
}) => {
  await demo.open();
  await demo.connect();

  await demo.control('Deauthorize');
  const reconnect = demo.widget.getByRole('button', { name: 'Reconnect' });
  await demo.comeBackUntil(reconnect);
  await demo.expectWidget('Xero needs you to sign in again');
  await page.reload();
  await demo.expectWidget('Xero needs you to sign in again');

  await demo.authorize(await demo.expectWindow(() => reconnect.click()));
  await demo.expectWidget('Connected to Xero');
});

test('it finds the true state after a reload at any moment', async ({ page, demo }) => {
  await demo.open();
  await demo.connect();
  await page.reload();
  await demo.expectWidget('Connected to Xero');

  await demo.widget.getByRole('button', { name: 'Pull data' }).click();
  await expect(demo.widget.getByRole('button', { name: 'Pulling data…' })).toBeVisible();
  await page.reload();
  await demo.expectWidget('Connected to Xero');
  await demo.comeBackUntilPulled();
  await demo.go('Invoices');
  await expect(page.getByRole('table', { name: 'Invoices' })).toBeVisible();
});

test('a slow network shows what is going on, and one click stays one request', async ({
  page,
  demo,
}) => {
  const pulls = recordCalls(page, 'POST', /\/data_pulls$/);
  await demo.open();
  await demo.connect();
  await demo.control('Slow network');

  await demo.widget.getByRole('button', { name: 'Pull data' }).dblclick();
  await expect(demo.widget.getByRole('button', { name: 'Requesting…' })).toBeVisible();
  await expect(demo.widget.getByRole('button', { name: 'Pulling data…' })).toBeVisible({
    timeout: 10_000,
  });
  await demo.control('Slow network');
  await expect(demo.widget.getByRole('button', { name: 'Pull again' })).toBeVisible({
    timeout: 10_000,
  });
  expect(pulls).toHaveLength(1);
});

test.describe('with answers that fail', () => {
  // What the API answers with 500 is 502 from the proxy.
  test.use({ allowedNoise: failed(502) });

  test('a pull that fails says so, and works when tried again', async ({ demo }) => {
    await demo.open();
    await demo.connect();
    await demo.control('Fail the next call');

    await demo.widget.getByRole('button', { name: 'Pull data' }).click();
    const retry = demo.widget.getByRole('button', { name: 'Try pulling again' });
    await expect(retry).toBeVisible();
    await retry.click();

    await expect(demo.widget.getByRole('button', { name: 'Pull again' })).toBeVisible({
      timeout: 10_000,
    });
  });

  test('a page that cannot be loaded recovers by itself', async ({ page, demo }) => {
    await demo.open();
    await demo.connect();
    await demo.control('Fail the next call');
    await page.reload();

    await demo.expectWidget('Connected to Xero');
  });
});

for (const hasTokens of [false, true]) {
  test.describe(hasTokens ? 'with a token in the page' : 'through the proxy', () => {
    test.use({ hasTokens, ...(hasTokens && { allowedNoise: failed(401) }) });

    test('an hour later data has come by itself', async ({ page, demo }) => {
      await demo.open();
      await demo.connect();
      await demo.control('Jump one hour');

      await demo.comeBackUntilPulled();
      await demo.go('Products');
      await expect(page.getByRole('table', { name: 'Products' })).toBeVisible();
    });

    test('a token that ends is replaced by one, and the person notices nothing', async ({
      page,
      demo,
    }) => {
      await demo.open();
      await demo.connect();
      const tokens = recordCalls(page, 'POST', /^\/api\/monite\/token$/);
      await demo.control('Expire the token');

      await demo.widget.getByRole('button', { name: 'Pull data' }).click();
      await expect(demo.widget.getByRole('button', { name: 'Pull again' })).toBeVisible({
        timeout: 10_000,
      });

      expect(tokens).toHaveLength(hasTokens ? 1 : 0);
      await expect(demo.widget.getByRole('alert')).toHaveCount(0);
    });
  });
}
