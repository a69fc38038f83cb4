import { getStep } from './getStep.ts';
import type { SignInPage } from './SignInPage.ts';

/** Presses a button of the step, and waits until another page shows or the window has closed itself. */
export async function leaveStep(page: SignInPage, step: string, button: string): Promise<void> {
  try {
    await page.locator(button).click();
    await page.waitForURL((url) => getStep(url) !== step);
  } catch (error) {
    // After Finish, the window may close before the click returns.
    if (!page.isClosed()) throw error;
  }
}
