import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { test } from './test.ts';

const LIST = /^\/api\/clients\/accounting\/accounting_connections$/;
const UPDATES = '/api/clients/accounting/updates';

test.use({ hasUpdates: true });

/** Counts what a page sends for its list of clients. */
function watchPage(page: Page) {
  const lists: number[] = [];
  const statuses: number[] = [];
  let open = 0;
  let mostOpen = 0;
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (LIST.test(pathname)) lists.push(Date.now());
    if (pathname !== UPDATES) return;
    open += 1;
    mostOpen = Math.max(mostOpen, open);
  });
  const handleEnd = (url: string) => {
    if (new URL(url).pathname === UPDATES) open -= 1;
  };
  page.on('requestfailed', (request) => handleEnd(request.url()));
  page.on('requestfinished', (request) => handleEnd(request.url()));
  page.on('response', (response) => void statuses.push(response.status()));
  return {
    lists,
    statuses,
    getMostOpen: () => mostOpen,
    /** The most requests in any second. */
    getBusiest: () =>
      Math.max(...lists.map((at) => lists.filter((t) => t >= at && t < at + 1000).length)),
  };
}

test('the list of 200 clients opens one stream and keeps to the limit of its requests', async ({
  page,
  demo,
}) => {
  const { lists, statuses, getMostOpen, getBusiest } = watchPage(page);
  await demo.open('/clients');
  await expect(page.getByText('200 of 200 clients')).toBeVisible();
  const rows = page.getByRole('table', { name: 'Clients' }).locator('tbody tr');
  for (let row = 9; row < 200; row += 10) {
    // oxlint-disable-next-line no-await-in-loop -- a person scrolls on
    await rows.nth(row).scrollIntoViewIfNeeded();
    // oxlint-disable-next-line no-await-in-loop -- a person scrolls on
    await expect(rows.nth(row).locator('.client-status')).not.toHaveAttribute(
      'data-status',
      'loading',
    );
  }

  expect(lists.length).toBeGreaterThanOrEqual(40);
  expect(getBusiest()).toBeLessThanOrEqual(11);
  expect(statuses.filter((status) => status >= 400)).toEqual([]);
  expect(getMostOpen()).toBeGreaterThanOrEqual(1);
  // While one closes, the next one may open.
  expect(getMostOpen()).toBeLessThanOrEqual(2);
});

test('two tabs with two companies share a browser and show each their own', async ({
  page,
  context,
  demo,
  sandbox,
}) => {
  await sandbox.connect('xero');
  await demo.open();
  await demo.expectConnected('Xero');
  const clients = await context.newPage();
  await clients.goto('/clients');
  const first = clients.getByRole('table', { name: 'Clients' }).locator('tbody tr').first();
  await expect(first.locator('.client-status')).not.toHaveAttribute('data-status', 'loading');
  const before = await first.textContent();

  await page.bringToFront();
  const { id } = await sandbox.getConnection();
  await sandbox.setStatus(id, 'deauthorized');
  await expect(demo.widget.getByText('Xero needs you to sign in again').first()).toBeVisible();
  await clients.bringToFront();

  expect(await first.textContent()).toBe(before);
});
