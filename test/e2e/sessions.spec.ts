import { expect } from '@playwright/test';
import { recordCalls } from './calls.ts';
import { test } from './test.ts';

const API = '**/api/accounting/accounting_connections*';
const SIGN_IN = '/sign-in';
const PAGE = {
  status: 200,
  contentType: 'text/html',
  body: '<!doctype html><title>Sign in</title><h1>Sign in</h1>',
};
const lapsed = /Your session has ended/;

/** Another host than the demo's, which allows no other origin to read its pages. */
const getForeign = (url: string) => url.replace('127.0.0.1', 'localhost');

/** What a server answers if the session has ended. `null` is the sign-in page itself. */
const ANSWERS: ((url: string) => string | null)[] = [
  (url) => new URL(SIGN_IN, url).href,
  (url) => getForeign(new URL(SIGN_IN, url).href),
  () => null,
];

test.describe('a session of the host that has ended', () => {
  // The browser logs that the page may not call the other origin.
  test.use({ allowedNoise: /connect-src/ });

  test('is told, however the server says it, until the person signs in', async ({
    page,
    demo,
    sandbox,
  }) => {
    await sandbox.connect('xero');
    await demo.open();
    await demo.expectConnected();
    await page.route(`**${SIGN_IN}`, (route) => route.fulfill(PAGE));

    for (const getTarget of ANSWERS) {
      await page.route(API, (route) => {
        const to = getTarget(route.request().url());
        if (to === null) return route.fulfill(PAGE);
        return route.fulfill({ status: 302, headers: { Location: to } });
      });
      // The open page goes on to show what it knew.
      await demo.comeBackUntil(demo.widget.getByText(lapsed));
      await demo.expectConnected('Xero');
      await page.reload();
      await expect(demo.widget.getByRole('alert')).toHaveText(lapsed);

      const calls = recordCalls(page, 'GET', /\/accounting_connections$/);
      await page.waitForTimeout(2000);
      expect(calls).toEqual([]);

      await page.unroute(API);
      await demo.comeBackUntil(demo.findConnected());
    }
  });
});

test.describe('code that is gone after a deployment', () => {
  test.use({ allowedNoise: /status of 404/ });

  test('is told as a new version of the page', async ({ page, demo }) => {
    await page.route(/\bdialogs\b[^/]*$/, (route) => route.fulfill({ status: 404 }));
    await demo.open();
    const button = demo.widget.getByRole('button', { name: 'Choose your software' });
    await expect(async () => {
      await button.click();
      await expect(demo.widget.getByRole('alert')).toHaveText(/^There’s a new version/, {
        timeout: 500,
      });
    }).toPass({ timeout: 20_000 });
  });

  test('is told below the menu that opens it', async ({ page, demo }) => {
    await demo.open();
    await demo.connect('Xero');
    await page.route(/\bdialogs\b[^/]*$/, (route) => route.fulfill({ status: 404 }));
    await page.reload();
    const alert = demo.widget.getByRole('alert');
    await expect(async () => {
      await demo.chooseInMenu('Disconnect');
      await expect(alert).toHaveText(/^There’s a new version/, { timeout: 500 });
    }).toPass({ timeout: 20_000 });
    const [below, menu] = await Promise.all([
      alert.boundingBox(),
      demo.widget.getByRole('button', { name: 'More actions' }).boundingBox(),
    ]);
    expect(below?.y).toBeGreaterThan((menu?.y ?? Infinity) + (menu?.height ?? Infinity));
  });
});
