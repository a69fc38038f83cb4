import { expect } from '@playwright/test';
import { test } from './test.ts';

const STEPS = ['Log in', 'Allow access', 'Confirm', 'Next', 'Finish'];

test('a wrong password is refused, and can be tried again', async ({ demo }) => {
  await demo.open();
  const popup = await demo.choose();

  await demo.signIn(popup, 'not-the-password');
  await expect(popup.getByRole('alert')).toContainText('password is wrong');
  await demo.authorize(popup);

  await demo.expectWidget('Connected to Xero');
});

test('canceled at any step, it stays unfinished and is offered again', async ({ demo }) => {
  await demo.open();
  let popup = await demo.choose();

  for (const [index, last] of STEPS.entries()) {
    await test.step(`where it says "${last}"`, async () => {
      if (index > 0) await demo.signIn(popup);
      for (const name of STEPS.slice(1, index)) {
        await popup.getByRole('button', { name, exact: true }).click();
      }
      await expect(popup.getByRole('button', { name: last, exact: true })).toBeVisible();

      await popup.getByRole('button', { name: 'Cancel', exact: true }).click();
      await expect(popup.getByRole('heading', { level: 1 })).toHaveText('Nothing was connected');
      await popup.close();

      await demo.widget.getByRole('button', { name: 'I have finished' }).click();
      await demo.expectWidget('Xero has not confirmed yet.');
      popup = await demo.expectWindow(() =>
        demo.widget.getByRole('button', { name: 'Open the window again' }).click(),
      );
    });
  }
  await demo.authorize(popup);
  await demo.expectWidget('Connected to Xero');
});

test.describe('given up', () => {
  // The window that stays open says that its link is gone.
  test.use({ allowedNoise: /status of 410\b/ });

  test('the person gives up in the widget, and can start over', async ({ demo }) => {
    await demo.open();
    const popup = await demo.choose();

    await demo.widget.getByRole('button', { name: 'Cancel', exact: true }).click();
    await demo.expectWidget('Nothing was connected.');
    await demo.signIn(popup);
    await expect(popup.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');

    await demo.connect('Wave');
  });
});

test.describe('after a reload in the middle', () => {
  test('it is offered to go on, and goes on', async ({ page, demo }) => {
    await demo.open();
    const popup = await demo.choose();
    await popup.close();
    await page.reload();
    await demo.expectWidget('Connecting Xero is not finished');

    const again = await demo.expectWindow(() =>
      demo.widget.getByRole('button', { name: 'Continue', exact: true }).click(),
    );
    await demo.authorize(again);

    await demo.expectWidget('Connected to Xero');
  });

  test('it is offered to cancel, and is canceled for good', async ({ page, demo }) => {
    await demo.open();
    const popup = await demo.choose();
    await popup.close();
    await page.reload();
    await demo.expectWidget('Connecting Xero is not finished');

    await demo.widget.getByRole('button', { name: 'Cancel', exact: true }).click();
    await demo.expectWidget('Connect your accounting system');
    await page.reload();

    await demo.connect('Wave');
  });

  test('it finds by itself that the person has finished in the other window', async ({
    page,
    demo,
  }) => {
    await demo.open();
    const popup = await demo.choose();
    await page.reload();
    await demo.expectWidget('Connecting Xero is not finished');

    await demo.authorize(popup);

    await expect(demo.widget.getByText('Connected to Xero').first()).toBeVisible({
      timeout: 10_000,
    });
  });
});

test('a double click makes one connection and opens one window', async ({ page, demo }) => {
  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/accounting_connections')) {
      posts.push(request.url());
    }
  });
  await demo.open();
  await page.getByRole('button', { name: 'Connect accounting system' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Xero/ }).dblclick();
  await demo.expectWidget('Finish connecting Xero in the other window');

  expect(posts).toHaveLength(1);
  expect(demo.context.pages()).toHaveLength(2);
});
