import { expect } from '@playwright/test';
import { Demo } from './Demo.ts';
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

test.describe('left in the middle', () => {
  test('after a reload it opens the window again, and goes on', async ({ page, demo }) => {
    await demo.open();
    const popup = await demo.choose();
    await popup.close();
    await page.reload();
    await demo.expectWidget('If you closed the window, open it again.');

    const again = await demo.expectWindow(() =>
      demo.widget.getByRole('button', { name: 'Open the window again' }).click(),
    );
    await demo.authorize(again);

    await demo.expectWidget('Connected to Xero');
  });

  test('after a reload it is canceled for good', async ({ page, demo }) => {
    await demo.open();
    const popup = await demo.choose();
    await popup.close();
    await page.reload();
    await demo.expectWidget('Finish connecting Xero in the other window');

    await demo.widget.getByRole('button', { name: 'Cancel', exact: true }).click();
    await demo.expectWidget('Connect your accounting system');
    await page.reload();

    await demo.connect('Wave');
  });

  test('in a new tab it is offered to go on, and goes on', async ({ page, context, demo }) => {
    await demo.open();
    const popup = await demo.choose();
    await popup.close();
    await page.close();
    const later = new Demo(await context.newPage());
    await later.open();
    await later.expectWidget('Connecting Xero is not finished');

    const again = await later.expectWindow(() =>
      later.widget.getByRole('button', { name: 'Continue', exact: true }).click(),
    );
    await later.authorize(again);

    await later.expectWidget('Connected to Xero');
  });
});
