import { expect } from '@playwright/test';
import type { BrowserContext, Page, Request } from '@playwright/test';
import { Demo } from './Demo.ts';
import { test } from './test.ts';

/** Milliseconds. Far below the poll interval of a page that waits for nothing, which is a minute. */
const AT_ONCE = 2000;

test.use({ hasUpdates: true, viewport: { width: 1280, height: 1600 } });

/** Counts the update streams that all tabs of a browser have open. */
function watchStreams(context: BrowserContext) {
  const open = new Map<Request, Page>();
  context.on('request', (request) => {
    if (request.resourceType() === 'eventsource') open.set(request, request.frame().page());
  });
  context.on('requestfailed', (request) => open.delete(request));
  context.on('requestfinished', (request) => open.delete(request));
  // The requests of a tab that closes end without an event.
  return { countOpen: () => [...open.values()].filter((page) => !page.isClosed()).length };
}

/** Opens the list of clients, and shows those whose name contains a text. */
async function openClients(page: Page, query = ''): Promise<void> {
  await page.goto('/clients');
  await page.getByRole('searchbox', { name: 'Find a client' }).fill(query);
  await expect(page.locator('[data-id]')).toHaveCount(query === '' ? 200 : 10);
}

/** Sends a request of the product itself. Returns its status, or `late` after a second. */
const askProduct = (page: Page) =>
  page.evaluate(() =>
    fetch('/api/session', { cache: 'no-store', signal: AbortSignal.timeout(1000) }).then(
      ({ status }) => status,
      () => 'late',
    ),
  );

test('a page with many providers of one client opens one stream, and leaves the other lines to the product', async ({
  page,
  context,
  demo,
}) => {
  const { countOpen } = watchStreams(context);
  await openClients(demo.page);
  // Each button has a provider of its own.
  await expect.poll(() => page.locator('[data-id] button').count()).toBeGreaterThanOrEqual(6);
  // Streams for clients that came into view later have opened by then.
  await page.waitForTimeout(2000);

  await expect
    .poll(async () => ({ product: await askProduct(page), open: countOpen() }))
    .toEqual({ product: 200, open: 1 });
});

test('six tabs with different clients leave three lines to the product', async ({
  page,
  context,
  demo,
}) => {
  const { countOpen } = watchStreams(context);
  const queries = ['Northgate', 'Orchard', 'Pebble', 'Quarry', 'Rowan'];
  const others = queries.map(async (query) => openClients(await context.newPage(), query));
  await Promise.all([openClients(demo.page, 'Marlow'), ...others]);
  await expect.poll(countOpen).toBeGreaterThanOrEqual(3);
  await page.waitForTimeout(2000);

  await expect
    .poll(async () => ({ product: await askProduct(page), open: countOpen() }))
    .toEqual({ product: 200, open: 3 });
});

test('two tabs share one stream, and the other tab takes over when the one that listens closes', async ({
  page,
  context,
  demo,
  sandbox,
}) => {
  const { countOpen } = watchStreams(context);
  await sandbox.connect('xero');
  const { id } = await sandbox.getConnection();
  await demo.open();
  await expect.poll(countOpen).toBe(1);
  const second = new Demo(await context.newPage());
  await second.open();
  for (const tab of [demo, second]) await tab.expectConnected();
  // Wait, so that no earlier request can deliver the news.
  await page.waitForTimeout(2500);
  expect(countOpen()).toBe(1);

  await sandbox.setStatus(id, 'deauthorized');
  for (const { widget } of [demo, second]) {
    const notice = widget.getByText('Xero needs you to sign in again').first();
    await expect(notice).toBeVisible({ timeout: AT_ONCE });
  }

  const takesOver = second.page.waitForResponse(/\/api\/accounting\/updates\?entity_id=/);
  await page.close();
  expect((await takesOver).status()).toBe(200);
  expect(countOpen()).toBe(1);
  await second.page.waitForTimeout(2500);
  await sandbox.setStatus(id, 'connected');
  await expect(second.findConnected()).toBeVisible({ timeout: AT_ONCE });
});
