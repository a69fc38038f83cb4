import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { SandboxConnection } from 'react-accounting-connect/sandbox';
import { SandboxRemote } from './SandboxRemote.ts';
import { test } from './test.ts';

const LIST = /^\/api\/clients\/accounting\/accounting_connections$/;
const UPDATES = '/api/clients/accounting/updates';

/** Rows wait for their turn, and a busy machine takes its time. In milliseconds. */
const PATIENCE = 15_000;

test.use({ hasUpdates: true });

/** Counts what a page sends for its list of clients. */
async function watchPage(page: Page) {
  // The page's own times, because a busy machine tells this process of several requests at once.
  await page.addInitScript(() => performance.setResourceTimingBufferSize(2000));
  const statuses: number[] = [];
  let open = 0;
  let mostOpen = 0;
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
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
    statuses,
    getMostOpen: () => mostOpen,
    /** Returns when the page has asked for a list of connections. */
    readLists: () =>
      page.evaluate(
        (source) =>
          performance
            .getEntriesByType('resource')
            .filter(({ name }) => new RegExp(source).test(new URL(name).pathname))
            .map(({ startTime }) => startTime),
        LIST.source,
      ),
  };
}

test('the list of 200 clients opens one stream, requests one token and keeps to the limit of its requests', async ({
  page,
  demo,
  demoUrl,
}) => {
  const practice = new SandboxRemote(demoUrl, 'practice');
  const tokens = await practice.countTokens();
  const { statuses, getMostOpen, readLists } = await watchPage(page);
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
      { timeout: PATIENCE },
    );
  }

  const lists = await readLists();
  expect(lists.length).toBeGreaterThanOrEqual(40);
  expect((await practice.countTokens()) - tokens).toBe(1);
  const counts = lists.map((at) => lists.filter((t) => t >= at && t < at + 1000).length);
  expect(Math.max(...counts)).toBeLessThanOrEqual(11);
  expect(statuses.filter((status) => status >= 400)).toEqual([]);
  expect(getMostOpen()).toBeGreaterThanOrEqual(1);
  // While one closes, the next one may open.
  expect(getMostOpen()).toBeLessThanOrEqual(2);
});

test('a client is found, sorted and connected in its row', async ({ page, demo, demoUrl }) => {
  const practice = new SandboxRemote(demoUrl, 'practice');
  await demo.open('/clients');
  await page.getByRole('searchbox', { name: 'Find a client' }).fill('alder');
  await page.getByRole('columnheader', { name: 'Client' }).getByRole('button').click();
  const names = await page.getByRole('rowheader').allTextContents();
  expect(names).toHaveLength(10);
  expect(names).toEqual(names.toSorted().toReversed());

  const row = page.locator('tbody tr', { hasText: 'Not connected' }).first();
  const entityId = (await row.getAttribute('data-id')) ?? '';
  const client = page.locator(`tr[data-id="${entityId}"]`);
  await client.getByRole('button').click();
  const dialog = page.getByRole('dialog', { name: 'Choose your software' });
  const item = dialog.getByRole('button', { name: /^Xero/ });
  const popup = await demo.expectWindow(() => item.click());
  await demo.expectSignIn(popup);
  const connections = await practice.getConnections();
  const created = connections.filter((connection) => connection.entityId === entityId);
  expect(created).toMatchObject([{ platform: 'xero', status: 'pending_auth' }]);
  await practice.authorize(created[0]?.id ?? '');
  await popup.close();

  await expect(client.locator('.client-status')).toHaveText('Connected');
  await expect(client).toContainText('Xero');
});

test('two tabs, and the browser of another person, show each their own client', async ({
  page,
  context,
  browser,
  demoUrl,
  demo,
}) => {
  const practice = new SandboxRemote(demoUrl, 'practice');
  const connections = await practice.getConnections();
  const [first, second, third] = connections.filter(({ status }) => status === 'connected');
  if (!first || !second || !third) throw new Error('Too few clients are connected.');
  await demo.open('/clients');
  const clients: { data: { id: string; name: string }[] } = await (
    await page.request.get('/api/clients')
  ).json();

  async function showOne(tab: Page, { entityId }: SandboxConnection) {
    await tab.goto('/clients');
    const name = clients.data.find(({ id }) => id === entityId)?.name ?? '';
    await tab.getByRole('searchbox', { name: 'Find a client' }).fill(name);
    await expect(tab.getByRole('rowheader')).toHaveText([name]);
    const status = tab.locator('.client-status');
    await expect(status).toHaveText('Connected');
    return status;
  }
  const one = await showOne(page, first);
  const other = await showOne(await context.newPage(), second);
  const stranger = await browser.newContext({ baseURL: demoUrl });
  const strange = await stranger.newPage();
  await strange.goto('/settings/accounting');
  const theirs = await showOne(strange, third);

  await practice.setStatus(first.id, 'deauthorized');
  await expect(one).toHaveText('Needs sign-in');
  for (const status of [other, theirs]) await expect(status).toHaveText('Connected');
  await practice.setStatus(second.id, 'disconnected');
  await expect(other).toHaveText('Disconnected');
  await expect(one).toHaveText('Needs sign-in');
  await expect(theirs).toHaveText('Connected');
  await practice.setStatus(third.id, 'disconnected');
  await expect(theirs).toHaveText('Disconnected');
  await stranger.close();
});
