import { getStep } from './getStep.ts';
import type { SignInPage } from './SignInPage.ts';

/**
 * Waits until the page shows a step of the authorization, and returns it.
 * @throws Error if the page shows no form, as after the link has expired
 */
export async function waitForStep(page: SignInPage): Promise<string> {
  // The window is blank until the product knows the address.
  await page.waitForURL((url) => getStep(url) !== null);
  const step = getStep(new URL(page.url()));
  if (step !== null && (await page.locator('form').count()) > 0) return step;
  const [heading] = await page.locator('h1').allTextContents();
  throw new Error(
    `The authorization page at ${page.url()} has no form. It says "${heading ?? ''}". Open the ` +
      'authorization URL of a connection that is `pending_auth`.',
  );
}
