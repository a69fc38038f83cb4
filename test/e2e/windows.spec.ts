import { expect, type Locator } from '@playwright/test';
import { isList, recordCalls } from './calls.ts';
import { test } from './test.ts';
import { getMoments, watchWidget } from './watchWidget.ts';

const DAY = 24 * 3_600_000;
/** The longest poll interval of a waiting page. Only news makes the page fetch earlier. */
const POLL = 1500;
/** The browser logs this message when a page may not close its own window. */
const KEPT_OPEN = /^Scripts may close only the windows that were opened by them\.$/;

test.describe('if the browser opens no window', () => {
  test.use({ allowedNoise: KEPT_OPEN, permissions: ['clipboard-read', 'clipboard-write'] });

  test('a link opens the page, and can be copied and sent', async ({
    page,
    context,
    demo,
    sandbox,
  }) => {
    await context.addInitScript(() => {
      window.open = () => null;
    });
    await demo.open();
    await (await demo.find()).click();
    await demo.expectWidget('The window for Xero didn’t open');
    const { authorizationUrl } = await sandbox.getConnection();

    await demo.widget.getByRole('button', { name: 'Copy link' }).click();
    await demo.expectWidget('Link copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(authorizationUrl);
    const mail = demo.widget.getByRole('link', { name: 'Email the link' });
    const { searchParams } = new URL((await mail.getAttribute('href')) ?? '');
    expect(searchParams.get('body')).toContain(authorizationUrl);

    const link = demo.widget.getByRole('link', { name: 'Continue to Xero' });
    const popup = await demo.expectWindow(() => link.click());
    expect(await popup.evaluate(() => window.opener)).toBeNull();
    await (await demo.walk(popup)).click();
    await demo.expectConnected('Xero');
    await demo.expectEvents('connected', 1);
  });
});

test.describe('if the sign-in hides its window from the page', () => {
  test.use({ allowedNoise: KEPT_OPEN });

  test('a window that reads as closed is not treated as a failure', async ({
    page,
    demo,
    sandbox,
  }) => {
    await sandbox.setPages({ coop: true });
    await watchWidget(page);
    await demo.open();
    const popup = await demo.choose();
    await demo.expectWidget('If you closed the window, open it again.');

    const finish = await demo.walk(popup);
    await demo.expectWidget('Finish connecting Xero in the other window');
    await finish.click();
    await demo.expectConnected('Xero');

    const phases = (await getMoments(page)).map(({ phase }) => phase);
    expect([...new Set(phases)]).toEqual([
      'idle',
      'creating',
      'awaiting_authorization',
      'connected',
    ]);
    expect(await sandbox.getActive()).toEqual(['xero connected']);
  });
});

test('closing the window early triggers a fetch, and the window opens again', async ({
  page,
  demo,
  sandbox,
}) => {
  await demo.open();
  const popup = await demo.choose();
  await expect(demo.widget.getByText('If you closed the window')).toHaveCount(0);

  // The next poll is a whole interval away.
  await page.waitForResponse((response) => isList(response.request()));
  const answeredAt = Date.now();
  const asked = page.waitForRequest(isList);
  await popup.close();
  await asked;
  expect(Date.now() - answeredAt).toBeLessThan(POLL - 100);
  await demo.expectWidget('If you closed the window, open it again.');

  const again = await demo.expectWindow(() =>
    demo.widget.getByRole('button', { name: 'Open the window again' }).click(),
  );
  await expect(demo.widget.getByText('If you closed the window')).toHaveCount(0);
  await demo.authorize(again);
  await demo.expectConnected('Xero');
  expect((await sandbox.getConnection()).status).toBe('connected');
});

test('after a cancel at the accounting system, the person can choose another platform', async ({
  demo,
  sandbox,
}) => {
  await demo.open();
  const popup = await demo.choose();
  await demo.signIn(popup);
  await popup.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(popup.getByRole('heading', { level: 1 })).toHaveText('Nothing was connected');
  await popup.close();

  await demo.expectWidget('Finish connecting Xero in the other window');
  for (const name of ['I’ve finished', 'Open the window again', 'Cancel']) {
    await expect(demo.widget.getByRole('button', { name, exact: true })).toBeVisible();
  }
  await demo.widget.getByRole('button', { name: 'Cancel', exact: true }).click();
  await demo.expectWidget('Nothing was connected.');
  await demo.connect('Wave');
  expect(await sandbox.getActive()).toEqual(['wave connected']);
});

test.describe('with an expired link', () => {
  // The page of the link is gone. A day later, the token has expired too.
  test.use({ allowedNoise: /status of (401|410)\b/ });

  test('the person starts over with a new link', async ({ demo, sandbox }) => {
    await demo.open();
    const popup = await demo.choose();
    await sandbox.advance(DAY);
    await popup.reload();
    await expect(popup.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');

    await demo.widget.getByText('Trouble with the window?').click();
    const again = await demo.expectWindow(() =>
      demo.widget.getByRole('button', { name: 'Get a new link' }).click(),
    );
    await demo.authorize(again);

    await demo.expectConnected('Xero');
    expect(await sandbox.getActive()).toEqual(['xero connected']);
  });
});

test('a page that reloads while the window is open keeps waiting', async ({
  page,
  demo,
  sandbox,
}) => {
  await demo.open();
  const popup = await demo.choose();
  await page.reload();
  await demo.expectWidget('Finish connecting Xero in the other window');

  await demo.authorize(popup);
  await demo.expectConnected('Xero');
  await demo.expectEvents('connected', 1);
  expect((await sandbox.getConnection()).status).toBe('connected');

  await page.reload();
  await demo.expectConnected('Xero');
  await demo.expectEvents('connected', 0);
});

test.describe('offline', () => {
  test.use({ allowedNoise: /net::ERR_INTERNET_DISCONNECTED/ });

  test('the page recovers as soon as the network returns', async ({
    page,
    context,
    demo,
    sandbox,
  }) => {
    let failures = 0;
    page.on('requestfailed', (request) => (failures += isList(request) ? 1 : 0));
    await demo.open();
    await demo.choose();
    const { id } = await sandbox.getConnection();
    await context.setOffline(true);
    await demo.expectWidget('Couldn’t refresh.');
    // By now, the page retries only every few seconds.
    await expect.poll(() => failures, { timeout: 10_000 }).toBe(3);
    await sandbox.authorize(id);
    await demo.expectWidget('Finish connecting Xero in the other window');

    await context.setOffline(false);
    await expect(demo.widget).toHaveAttribute('data-status', 'connected', { timeout: 1000 });
    await demo.expectEvents('connected', 1);
  });
});

for (const [what, choose] of [
  ['a double click', (item: Locator) => item.dblclick()],
  ['Enter held', holdEnter],
] as const) {
  test(`${what} on a platform creates one connection and opens one window`, async ({
    page,
    context,
    demo,
  }) => {
    const posts = recordCalls(page, 'POST', /\/accounting_connections$/);
    await demo.open();
    await choose(await demo.find());
    await demo.expectWidget('Finish connecting Xero in the other window');

    expect(posts).toHaveLength(1);
    expect(context.pages()).toHaveLength(2);
  });
}

async function holdEnter(item: Locator): Promise<void> {
  const { keyboard } = item.page();
  await item.focus();
  // oxlint-disable-next-line no-await-in-loop -- the key repeats
  for (let repeat = 0; repeat < 8; repeat += 1) await keyboard.down('Enter');
  await keyboard.up('Enter');
}

test('a URL that runs a script is neither opened nor shown', async ({
  page,
  context,
  demo,
  sandbox,
}) => {
  const now = new Date().toISOString();
  await sandbox.fail({
    method: 'POST',
    path: '/accounting_connections',
    body: {
      id: '5f1c0de0-0000-4000-8000-000000000000',
      created_at: now,
      updated_at: now,
      status: 'pending_auth',
      platform: 'xero',
      connection_url: 'javascript:document.title="taken over"',
      last_pull: now,
      errors: null,
    },
  });
  await demo.open();
  const popup = await demo.expectWindow(async () => (await demo.find()).click());
  if (!popup.isClosed()) await popup.waitForEvent('close');

  await demo.expectWidget('We couldn’t connect.');
  await expect(page).toHaveTitle('Settings · Tidewell');
  await expect(page.locator('a[href^="javascript:"]')).toHaveCount(0);
  expect(context.pages()).toHaveLength(1);
});
