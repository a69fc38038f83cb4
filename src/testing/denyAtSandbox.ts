import { leaveStep } from './leaveStep.ts';
import type { SignInPage } from './SignInPage.ts';
import { waitForStep } from './waitForStep.ts';

/**
 * Presses Cancel on the sandbox's authorization page. Resolves when the window shows the `returnUrl`, or
 * that nothing was connected. The window stays open, and the connection `pending_auth`.
 *
 * @param page - the window with the authorization page, which may still be blank
 * @throws Error if the link has expired
 */
export async function denyAtSandbox(page: SignInPage): Promise<void> {
  const step = await waitForStep(page);
  await leaveStep(page, step, 'form button[formaction]');
}
