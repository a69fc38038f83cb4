import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { axeCode, describeViolations } from '../axe.ts';

/** Lists what axe finds in the page, once nothing moves anymore. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.waitForTimeout(300);
  await page.evaluate(axeCode);
  return describeViolations(await page.evaluate<AxeResults>('axe.run()'));
}
