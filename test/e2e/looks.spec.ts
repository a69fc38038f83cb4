import { expect } from '@playwright/test';
import { findViolations } from './findViolations.ts';
import { test } from './test.ts';

const looks = [
  // The page is light and the system dark, or the reverse.
  { name: 'Tailwind CSS', colorScheme: 'dark', ground: /^color\(srgb (0\.999|1)/ },
  { name: 'Always dark', colorScheme: 'light', ground: /^color\(srgb 0\.08/ },
] as const;

for (const { name, colorScheme, ground } of looks) {
  test.describe(`in the look "${name}"`, () => {
    // With everything that moves, which the other tests leave out.
    test.use({ colorScheme, contextOptions: { reducedMotion: 'no-preference' } });

    test('a business connects and disconnects, and the page’s styles change nothing', async ({
      page,
      demo,
    }) => {
      await demo.open();
      await demo.go(name);

      const item = await demo.find('Xero');
      await expect(item).toHaveCSS('border-top-width', '1px');
      await expect(item).toHaveCSS('padding-left', '8px');
      await expect(page.locator('[data-part=picker-dialog]')).toHaveCSS('background-color', ground);
      expect(await findViolations(page), 'the picker').toEqual([]);

      await demo.authorize(await demo.expectWindow(() => item.click()));
      await demo.expectConnected('Xero');
      await demo.chooseInMenu('Disconnect');
      const question = page.getByRole('alertdialog', { name: 'Disconnect Xero?' });
      await expect(question).toBeVisible();
      expect(await findViolations(page), 'the question').toEqual([]);
      await question.getByRole('button', { name: 'Disconnect', exact: true }).click();
      await demo.expectWidget('Xero is disconnected');
    });
  });
}

test('in a dialog of the page, the widget works, and Escape closes only its own dialogs', async ({
  page,
  demo,
}) => {
  await demo.open('/dialog');
  const opener = page.getByRole('button', { name: 'Import invoices' });
  await opener.click();
  const modal = page.getByRole('dialog', { name: 'Import invoices', includeHidden: true });
  const picker = page.getByRole('dialog', { name: 'Choose your software' });
  const question = page.getByRole('alertdialog', { name: 'Disconnect Xero?' });

  await expect(await demo.find()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(picker).toHaveCount(0);
  await expect(modal).toBeVisible();

  const popup = await demo.choose('Xero');
  // Not `toBeFocused`: in Firefox, nothing has the focus in a window behind another one.
  const getFocus = () => page.evaluate(() => document.activeElement?.getAttribute('data-part'));
  await expect.poll(getFocus).toBe('widget-title');
  await demo.authorize(popup);
  await demo.expectConnected('Xero');
  await demo.chooseInMenu('Disconnect');
  await expect(question).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await demo.expectConnected('Xero');
  await expect(modal).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(modal).toHaveCount(0);
  await expect(opener).toBeFocused();
});
