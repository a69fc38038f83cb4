import { expect } from '@playwright/test';
import { Demo } from './Demo.ts';
import { test } from './test.ts';

const STEPS = ['Log in', 'Allow access', 'Confirm', 'Next', 'Finish'];

test('a wrong password is rejected, and the person can try again', async ({ demo }) => {
  await demo.open();
  const popup = await demo.choose();

  await demo.signIn(popup, 'not-the-password');
  await expect(popup.getByRole('alert')).toContainText('password is wrong');
  await demo.authorize(popup);

  await demo.expectConnected('Xero');
});

test('a sign-in canceled at any step stays pending, and the widget offers to continue', async ({
  demo,
}) => {
  await demo.open();
  let popup = await demo.choose();

  for (const [index, last] of STEPS.entries()) {
    await test.step(`on the page "${last}"`, async () => {
      if (index > 0) await demo.signIn(popup);
      for (const name of STEPS.slice(1, index)) {
        await popup.getByRole('button', { name, exact: true }).click();
      }
      await expect(popup.getByRole('button', { name: last, exact: true })).toBeVisible();

      await popup.getByRole('button', { name: 'Cancel', exact: true }).click();
      await expect(popup.getByRole('heading', { level: 1 })).toHaveText('Nothing was connected');
      await popup.close();

      await demo.widget.getByRole('button', { name: 'I’ve finished' }).click();
      await demo.expectWidget('We haven’t heard from Xero yet.');
      popup = await demo.expectWindow(() =>
        demo.widget.getByRole('button', { name: 'Open the window again' }).click(),
      );
    });
  }
  await demo.authorize(popup);
  await demo.expectConnected('Xero');
});

test.describe('canceling in the widget', () => {
  // The window that stays open shows that its link has expired.
  test.use({ allowedNoise: /status of 410\b/ });

  test('lets the person start over', async ({ demo }) => {
    await demo.open();
    const popup = await demo.choose();

    await demo.widget.getByRole('button', { name: 'Cancel', exact: true }).click();
    await demo.expectWidget('Nothing was connected.');
    await demo.signIn(popup);
    await expect(popup.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');

    await demo.connect('Wave');
  });
});

test.describe('after leaving the sign-in', () => {
  test('a reloaded page opens the window again and continues', async ({ page, demo }) => {
    await demo.open();
    const popup = await demo.choose();
    await popup.close();
    await page.reload();
    await demo.expectWidget('If you closed the window, open it again.');

    const again = await demo.expectWindow(() =>
      demo.widget.getByRole('button', { name: 'Open the window again' }).click(),
    );
    await demo.authorize(again);

    await demo.expectConnected('Xero');
  });

  test('a reloaded page can cancel', async ({ page, demo }) => {
    await demo.open();
    const popup = await demo.choose();
    await popup.close();
    await page.reload();
    await demo.expectWidget('Finish connecting Xero in the other window');

    await demo.widget.getByRole('button', { name: 'Cancel', exact: true }).click();
    await demo.expectWidget('Connect your accounting software');
    await page.reload();

    await demo.connect('Wave');
  });

  test('a new tab offers to continue', async ({ page, context, demo }) => {
    await demo.open();
    const popup = await demo.choose();
    await popup.close();
    await page.close();
    const later = new Demo(await context.newPage());
    await later.open();
    await later.expectWidget('Finish connecting Xero');

    const again = await later.expectWindow(() =>
      later.widget.getByRole('button', { name: 'Continue', exact: true }).click(),
    );
    await later.authorize(again);

    await later.expectConnected('Xero');
  });
});
