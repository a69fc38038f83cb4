import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { axeCode, describeViolations } from '../axe.ts';

/** Lists what axe finds in the page, once nothing moves anymore. By default, runs all rules. */
export async function findViolations(page: Page, rules?: string[]): Promise<string[]> {
  await page.waitForTimeout(300);
  await page.evaluate(axeCode);
  const options = JSON.stringify(rules ? { runOnly: rules } : {});
  return describeViolations(await page.evaluate<AxeResults>(`axe.run(${options})`));
}
