import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { recordCalls } from './calls.ts';
import type { Demo } from './Demo.ts';
import { test } from './test.ts';

/** Milliseconds. Far below the poll interval of a page that waits for nothing, which is a minute. */
const AT_ONCE = 3000;
const LIST = /\/accounting_connections$/;

test.use({ hasUpdates: true });

/** Opens the settings, and waits until the page listens to the update stream. */
async function openAndListen(page: Page, demo: Demo): Promise<void> {
  const listening = page.waitForResponse(/\/api\/accounting\/updates\?entity_id=/);
  await demo.open();
  expect((await listening).headers()['content-type']).toBe('text/event-stream');
}

for (const hasTokens of [false, true]) {
  test.describe(hasTokens ? 'with a token in the page' : 'through the proxy', () => {
    test.use({ hasTokens });

    test('a webhook makes revoked access show at once', async ({ page, demo, sandbox }) => {
      await sandbox.connect('xero');
      await openAndListen(page, demo);
      await demo.expectConnected('Xero');
      // Wait, so that no earlier request can deliver the news.
      await page.waitForTimeout(2500);
      const lists = recordCalls(page, 'GET', LIST);

      const { id } = await sandbox.getConnection();
      await sandbox.setStatus(id, 'deauthorized');
      await expect(demo.widget.getByText('Xero needs you to sign in again').first()).toBeVisible({
        timeout: AT_ONCE,
      });

      await demo.expectEvents('deauthorized', 1);
      await page.waitForTimeout(2500);
      expect(lists).toHaveLength(1);
    });
  });
}

test('a sign-in on another device shows at once', async ({ page, demo, sandbox }) => {
  await sandbox.connect('xero', 'pending_auth');
  await openAndListen(page, demo);
  await demo.expectWidget('Finish connecting Xero');
  await page.waitForTimeout(2500);

  const { id } = await sandbox.getConnection();
  await sandbox.authorize(id);

  await expect(demo.findConnected()).toBeVisible({
    timeout: AT_ONCE,
  });
});

test('the stream requires a session and the same site', async ({ playwright, baseURL }) => {
  const anonymous = await playwright.request.newContext(baseURL ? { baseURL } : {});
  expect((await anonymous.get('/api/accounting/updates')).status()).toBe(401);
  await anonymous.get('/api/session');
  const headers = { 'Sec-Fetch-Site': 'cross-site' };
  expect((await anonymous.get('/api/accounting/updates', { headers })).status()).toBe(403);
  await anonymous.dispose();
});
