import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { Demo } from '../../e2e/Demo.ts';
import type { Product } from './startProduct.ts';

/** Milliseconds. Far below the poll interval of a page that waits for nothing, which is a minute. */
const AT_ONCE = { timeout: 10_000 };

/** Uses an example as its person does, from the sign-in to the sign-out. */
export async function followJourney(page: Page, { sandbox, companies }: Product): Promise<void> {
  const [first, second] = companies;
  if (!first || !second) throw new Error('There are not two companies.');
  const demo = new Demo(page);
  const main = page.getByRole('main');
  const expectInvoices = (name: string) =>
    expect(page.getByRole('heading', { level: 1 })).toHaveText(`Invoices of ${name}`);
  const switchTo = async (name: string) => {
    await page.getByLabel('Company').selectOption(name);
    await page.getByRole('button', { name: 'Switch' }).click();
  };

  await page.goto('/');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.getByRole('button', { name: 'Sign in as Robin Vale' }).click();
  await expectInvoices(first.name);
  await expect(main.getByText('Not connected')).toBeVisible();

  await demo.go('Accounting');
  await demo.connect('Xero');
  await demo.widget.getByRole('button', { name: 'Sync now' }).click();
  await expect(demo.widget.getByText('Sync finished.').first()).toBeVisible(AT_ONCE);
  await demo.go('Invoices');
  await expectInvoices(first.name);
  await expect(main.getByText('Connected to Xero')).toBeVisible();

  // Wait, so that no earlier request can deliver the news. A reload would lose the mark.
  await page.waitForTimeout(2500);
  await page.evaluate(() => document.body.setAttribute('data-mark', ''));
  const { id = '' } = sandbox.connections[0] ?? {};
  sandbox.deauthorize(id);
  await expect(main.getByText('Xero needs you to sign in again')).toBeVisible(AT_ONCE);
  await expect(page.locator('body')).toHaveAttribute('data-mark');
  sandbox.setStatus(id, 'connected');
  await expect(main.getByText('Connected to Xero')).toBeVisible(AT_ONCE);

  await switchTo(second.name);
  await expectInvoices(second.name);
  await expect(main.getByText('Not connected')).toBeVisible();
  await demo.go('Accounting');
  await expect(main.getByRole('button', { name: 'Choose your software' })).toBeVisible();
  await expect(main.getByText(/Xero|Coffee/)).toHaveCount(0);
  // A page that still shows the first company gets nothing.
  const headers = { 'X-Monite-Entity-Id': first.id, 'Sec-Fetch-Site': 'same-origin' };
  const answer = await page.request.get('/api/accounting/accounting_connections', { headers });
  expect([answer.status(), await answer.json()]).toMatchObject([
    401,
    { error: { code: 'entity_mismatch' } },
  ]);

  await switchTo(first.name);
  await demo.expectConnected('Xero');
  await demo.chooseInMenu('Disconnect');
  const dialog = page.getByRole('alertdialog', { name: 'Disconnect Xero?' });
  await dialog.getByRole('button', { name: 'Disconnect', exact: true }).click();
  await demo.expectWidget('Xero is disconnected');
  expect(sandbox.connections.map(({ entityId, status }) => [entityId, status])).toEqual([
    [first.id, 'disconnected'],
  ]);
}
