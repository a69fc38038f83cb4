import { expect, type Locator } from '@playwright/test';
import { isList, recordCalls } from './calls.ts';
import { test } from './test.ts';
import { getMoments, watchWidget } from './watchWidget.ts';

const DAY = 24 * 3_600_000;
/** Between two questions while the person authorizes: nothing but news makes the page ask sooner. */
const POLL = 1500;
/** What the browser says where a page may not close its own window. */
const KEPT_OPEN = /^Scripts may close only the windows that were opened by them\.$/;

test.describe('where the browser opens no window', () => {
  test.use({ allowedNoise: KEPT_OPEN, permissions: ['clipboard-read', 'clipboard-write'] });

  test('a link leads there, can be copied and can be sent', async ({
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
    await demo.expectWidget('The window for Xero did not open');
    const { authorizationUrl } = await sandbox.getConnection();

    await demo.widget.getByRole('button', { name: 'Copy link' }).click();
    await demo.expectWidget('Link copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(authorizationUrl);
    const mail = demo.widget.getByRole('link', { name: 'E-mail the link' });
    const { searchParams } = new URL((await mail.getAttribute('href')) ?? '');
    expect(searchParams.get('body')).toContain(authorizationUrl);

    const link = demo.widget.getByRole('link', { name: 'Continue to Xero' });
    const popup = await demo.expectWindow(() => link.click());
    expect(await popup.evaluate(() => window.opener)).toBeNull();
    await (await demo.walk(popup)).click();
    await demo.expectWidget('Connected to Xero');
    await demo.expectEvents('connected', 1);
  });
});

test.describe('where the sign-in hides its window from the page', () => {
  test.use({ allowedNoise: KEPT_OPEN });

  test('a window that reads as closed is never taken for a failure', async ({
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
    await demo.expectWidget('Connected to Xero');

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

test('a window that is closed early makes the page ask at once, and opens again', async ({
  page,
  demo,
  sandbox,
}) => {
  await demo.open();
  const popup = await demo.choose();
  await expect(demo.widget.getByText('If you closed the window')).toHaveCount(0);

  // The next question by the clock is a whole interval away.
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
  await demo.expectWidget('Connected to Xero');
  expect((await sandbox.getConnection()).status).toBe('connected');
});

test('canceled at the accounting system, there are ways on: another system is one', async ({
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
  for (const name of ['I have finished', 'Open the window again', 'Cancel']) {
    await expect(demo.widget.getByRole('button', { name, exact: true })).toBeVisible();
  }
  await demo.widget.getByRole('button', { name: 'Cancel', exact: true }).click();
  await demo.expectWidget('Nothing was connected.');
  await demo.connect('Wave');
  expect(await sandbox.getActive()).toEqual(['wave connected']);
});

test.describe('with a link that is too old', () => {
  // The sign-in's page is gone, and a day later so is the token.
  test.use({ allowedNoise: /status of (401|410)\b/ });

  test('the person starts again with a new one', async ({ demo, sandbox }) => {
    await demo.open();
    const popup = await demo.choose();
    await sandbox.advance(DAY);
    await popup.reload();
    await expect(popup.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');

    await demo.widget.getByText('Trouble with the window?').click();
    const again = await demo.expectWindow(() =>
      demo.widget.getByRole('button', { name: 'Start again with a new link' }).click(),
    );
    await demo.authorize(again);

    await demo.expectWidget('Connected to Xero');
    expect(await sandbox.getActive()).toEqual(['xero connected']);
  });
});

test('loaded again while the window is open, the page waits on', async ({
  page,
  demo,
  sandbox,
}) => {
  await demo.open();
  const popup = await demo.choose();
  await page.reload();
  await demo.expectWidget('Finish connecting Xero in the other window');

  await demo.authorize(popup);
  await demo.expectWidget('Connected to Xero');
  await demo.expectEvents('connected', 1);
  expect((await sandbox.getConnection()).status).toBe('connected');

  await page.reload();
  await demo.expectWidget('Connected to Xero');
  await demo.expectEvents('connected', 0);
});

test.describe('offline', () => {
  test.use({ allowedNoise: /net::ERR_INTERNET_DISCONNECTED/ });

  test('the page goes on by itself as soon as it is online again', async ({
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
    await demo.expectWidget('Could not check for changes.');
    // By now it tries every few seconds only.
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
  test(`${what} on a system makes one connection and opens one window`, async ({
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

test('an address that runs a script is neither opened nor offered', async ({
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

  await demo.expectWidget('Connecting did not work.');
  await expect(page).toHaveTitle('Settings · Tidewell');
  await expect(page.locator('a[href^="javascript:"]')).toHaveCount(0);
  expect(context.pages()).toHaveLength(1);
});
